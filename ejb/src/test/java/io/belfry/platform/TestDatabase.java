package io.belfry.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL for tests: one server for the whole run, migrated once, of which each test
 * takes a copy of its own. Tests connect as the role {@code belfry}, which owns its database and is
 * no superuser, as in production.
 */
public final class TestDatabase {
  private static final String OWNER = "belfry";
  private static final AtomicInteger COPIES = new AtomicInteger();

  private TestDatabase() {}

  /** Returns a new database with every migration applied and nothing else in it. */
  public static PGSimpleDataSource fresh() {
    String name = "copy" + COPIES.incrementAndGet();
    execute(Server.POSTGRES, "create database " + name + " template belfry owner " + OWNER);
    return connectTo(Server.POSTGRES, name);
  }

  private static PGSimpleDataSource connectTo(EmbeddedPostgres postgres, String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(postgres.getJdbcUrl(OWNER, database));
    source.setUser(OWNER);
    source.setPassword(OWNER);
    return source;
  }

  private static void execute(EmbeddedPostgres postgres, String sql) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("The test server refused: " + sql, e);
    }
  }

  /** Starts on first use. */
  private static final class Server {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        // Nothing survives the run, so nothing has to reach the disk; a benchmark wants it to.
        String durable = Boolean.getBoolean("belfry.test.fsync") ? "on" : "off";
        EmbeddedPostgres postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", durable)
                .setServerConfig("synchronous_commit", durable)
                .start();
        execute(postgres, "create role belfry login password 'belfry' nosuperuser");
        execute(postgres, "create database belfry owner belfry");
        Flyway.configure().dataSource(connectTo(postgres, "belfry")).load().migrate();
        return postgres;
      } catch (IOException e) {
        throw new UncheckedIOException("The embedded PostgreSQL did not start", e);
      }
    }
  }
}
