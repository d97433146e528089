package io.belfry.system;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Starts a PostgreSQL before the first test, and tells the server where it is. Arquillian starts
 * the server, with the application in its deployments, once for all tests.
 */
public class DatabaseForTheServer implements LauncherSessionListener {
  private @Nullable EmbeddedPostgres postgres;

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    try {
      EmbeddedPostgres started = EmbeddedPostgres.builder().start();
      postgres = started;
      try (Connection connection = started.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create role belfry login nosuperuser password 'belfry'");
        statement.execute("create database belfry owner belfry");
      }
      int http = freePort();
      int management = freePort();
      String url = "jdbc:postgresql://127.0.0.1:" + started.getPort() + "/belfry";
      System.setProperty("belfry.it.database", url);
      System.setProperty("belfry.it.url", "http://127.0.0.1:" + http);
      System.setProperty("belfry.it.management", Integer.toString(management));
      System.setProperty(
          "belfry.it.options",
          String.join(
              " ",
              "-Xmx1g -XX:MaxMetaspaceSize=512m -Djava.net.preferIPv4Stack=true",
              "-Denv.BELFRY_DB_URL=" + url,
              "-Denv.BELFRY_DB_USER=belfry",
              "-Denv.BELFRY_DB_PASSWORD=belfry",
              "-Denv.BELFRY_PORT=" + http,
              "-Denv.BELFRY_MANAGEMENT_PORT=" + management,
              "-DBELFRY_DATA=" + System.getProperty("belfry.it.data")));
    } catch (IOException failure) {
      throw new UncheckedIOException("The embedded PostgreSQL did not start", failure);
    } catch (SQLException failure) {
      throw new IllegalStateException("The database could not be prepared", failure);
    }
  }

  @Override
  public void launcherSessionClosed(LauncherSession session) {
    try {
      if (postgres != null) {
        postgres.close();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
