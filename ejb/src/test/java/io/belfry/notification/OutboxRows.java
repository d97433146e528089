package io.belfry.notification;

import io.belfry.channel.Destination;
import io.belfry.channel.Seal;
import io.belfry.platform.Json;
import io.belfry.platform.Settings;
import io.belfry.platform.Vault;
import io.belfry.tenancy.TenantGuard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Puts teams and notifications into a database, and looks what became of them. */
final class OutboxRows {
  private static final Vault VAULT = vault();

  private final DataSource database;

  OutboxRows(DataSource database) {
    this.database = database;
  }

  /** An outbox over the same rows, whose second attempts come exactly when they are due. */
  Outbox outbox(Notifier notifier, InstantSource clock) {
    return new Outbox(
        database,
        Notifiers.all(notifier),
        Recipients.of(new Settings(name -> null), VAULT),
        clock,
        () -> 0);
  }

  /** An outbox that knows every kind of channel, over a network that may be private. */
  Outbox outbox(Settings settings, InstantSource clock) {
    return new Outbox(
        database, Notifiers.of(settings, clock), Recipients.of(settings, VAULT), clock, () -> 0);
  }

  /** What opens the channels of these rows. */
  static Seal seal() {
    return new Seal(VAULT);
  }

  /** Adds a channel to a team. */
  void channel(String team, String name, Destination to, String... priorities) {
    byte[] sealed =
        VAULT.seal(
            Json.write(Map.of("address", to.address(), "secret", to.secret())),
            "channel/1/%s/%s".formatted(team, name));
    run(
        "insert into channel (tenant_id, team, name, kind, address, topic, sealed, priorities,"
            + " enabled, created_at) values (1, ?, ?, ?, 'shown', ?, ?, string_to_array(?, ','),"
            + " true, '2026-03-02 12:00:00Z')",
        team,
        name,
        to.kind().code(),
        to.topic(),
        sealed,
        String.join(",", priorities));
  }

  /** Adds a row of a channel, in the channel's lane. */
  void through(String channel, String key, UUID event, Occasion occasion, Instant due) {
    waiting(key, "dba", "S of " + key, due, event);
    run(
        "update outbox set channel = ?, lane = '1/dba/' || ?, occasion = ? where key = ?",
        channel,
        channel,
        occasion.word(),
        key);
  }

  /** Adds an event. */
  void event(UUID id, long number, String priority) {
    run(
        "insert into event (tenant_id, id, number, key, subject, type, source, service, ci,"
            + " severity, impact, urgency, priority, condition, owner_team, opened_at,"
            + " opened_by_rule, release) values (1, ?, ?, 'k', 's', 'DiskFull', 'prometheus',"
            + " 'shop', 'host-1', 'major', 'low', 'low', ?, 'firing', 'dba',"
            + " '2026-03-02 11:00:00Z', 'r', 'r')",
        id,
        number,
        priority);
  }

  /** Adds a team, or changes its address. */
  void team(String id, @Nullable String mail) {
    run(
        "insert into team (tenant_id, id, name, mail) values (1, ?, 'Team', ?)"
            + " on conflict (tenant_id, id) do update set mail = excluded.mail",
        id,
        mail);
  }

  void waiting(String key, String team, String subject, Instant due) {
    waiting(key, team, subject, due, UUID.randomUUID());
  }

  void waiting(String key, String team, String subject, Instant due, UUID event) {
    run(
        "insert into outbox (tenant_id, key, event_id, team, subject, body, created_at, due_at)"
            + " values (1, ?, ?, ?, ?, ?, ?, ?)",
        key,
        event,
        team,
        subject,
        "Body of " + key + "\n.\nÜber alles\n",
        Timestamp.from(due),
        Timestamp.from(due));
  }

  /** Key, state, attempts and the last error of every row, in the order of the keys. */
  List<String> rows() {
    return query(
        "select concat_ws(' ', key, state, attempts, last_error) from outbox order by key");
  }

  List<String> query(String sql) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      TenantGuard.bindAll(connection);
      List<String> rows = new ArrayList<>();
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(sql)) {
        while (row.next()) {
          rows.add(row.getString(1));
        }
      }
      connection.rollback();
      return rows;
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  void run(String sql, @Nullable Object... values) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      TenantGuard.bindAll(connection);
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < values.length; i++) {
          statement.setObject(i + 1, values[i]);
        }
        statement.executeUpdate();
      }
      connection.commit();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static Vault vault() {
    try {
      Path directory = Files.createTempDirectory("belfry-vault");
      Vault vault = Vault.open(directory);
      Files.delete(directory.resolve(Vault.FILE));
      Files.delete(directory);
      return vault;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
