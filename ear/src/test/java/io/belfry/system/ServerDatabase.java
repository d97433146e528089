package io.belfry.system;

import io.belfry.platform.Secrets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The server's database, for what its clients cannot arrange or see. */
final class ServerDatabase {
  private ServerDatabase() {}

  /**
   * Issues a token. Through the API an administrator would, whose one-time password belongs to the
   * browser's journeys.
   */
  static String token(long tenant, String... scopes) throws SQLException {
    String id = "bf_" + Secrets.readable(8);
    String token = id + "_" + Secrets.secret();
    try (Connection connection = open();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into api_token (id, tenant_id, name, scopes, secret_hash, created_by,"
                    + " created_at) values (?, ?, 'test', ?, ?, 'test', now())")) {
      insert.setString(1, id);
      insert.setLong(2, tenant);
      insert.setArray(3, connection.createArrayOf("varchar", scopes));
      insert.setString(4, Secrets.digest(token));
      insert.executeUpdate();
      connection.commit();
    }
    return token;
  }

  /** Makes another tenant, unless it is there. */
  static void tenant(long id, String slug) throws SQLException {
    try (Connection connection = open();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into tenant (id, slug, name) values (?, ?, 'Test') on conflict do nothing")) {
      insert.setLong(1, id);
      insert.setString(2, slug);
      insert.executeUpdate();
      connection.commit();
    }
  }

  /** Waits until whatever people changed so far is in the journal, before all that comes later. */
  static void awaitInbox() throws Exception {
    RunningServer.until(ServerDatabase::inbox, waiting -> waiting == 0);
  }

  private static long inbox() throws SQLException {
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from inbox")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static Connection open() throws SQLException {
    Connection connection =
        DriverManager.getConnection(System.getProperty("belfry.it.database"), "belfry", "belfry");
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("select set_config('belfry.tenant', '*', true)");
    }
    return connection;
  }
}
