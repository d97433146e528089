package io.belfry.incident;

import io.belfry.platform.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** The rows of the outbox by which a record elsewhere follows what it mirrors. */
record MirrorOutbox(Connection connection, Instant now) {
  private static final String REPLACE =
      "delete from outbox where tenant_id = ? and event_id = ? and team = ? and channel = ?"
          + " and occasion = 'mirrored' and (state = 'dead' or state = 'waiting'"
          + " and (claimed_until is null or claimed_until < ?))";
  private static final String SEND =
      "insert into outbox (tenant_id, key, event_id, team, subject, body, created_at, due_at,"
          + " occasion, channel, lane) values (?, ?, ?, ?, ?, ?, ?, ?, 'mirrored', ?, ?)"
          + " on conflict (tenant_id, key) do nothing";

  /**
   * Where something is mirrored to.
   *
   * @param id of the incident or event
   */
  record To(long tenant, UUID id, String team, String channel) {}

  /** Takes away what waits to be told, or was given up; says whether there was any. */
  boolean replace(To to) throws SQLException {
    try (PreparedStatement replace = connection.prepareStatement(REPLACE)) {
      replace.setLong(1, to.tenant());
      replace.setObject(2, to.id());
      replace.setString(3, to.team());
      replace.setString(4, to.channel());
      replace.setTimestamp(5, Timestamp.from(now));
      return replace.executeUpdate() > 0;
    }
  }

  /**
   * Has something told.
   *
   * @param version of what is mirrored: each is told once
   */
  void send(To to, String version, String subject, Map<String, Object> fields) throws SQLException {
    try (PreparedStatement send = connection.prepareStatement(SEND)) {
      send.setLong(1, to.tenant());
      send.setString(2, "mirror/%s/%s/%s/%s".formatted(to.id(), to.team(), to.channel(), version));
      send.setObject(3, to.id());
      send.setString(4, to.team());
      send.setString(5, subject);
      send.setString(6, Json.write(fields));
      send.setTimestamp(7, Timestamp.from(now));
      send.setTimestamp(8, Timestamp.from(now));
      send.setString(9, to.channel());
      send.setString(10, "%d/%s/%s".formatted(to.tenant(), to.team(), to.channel()));
      send.executeUpdate();
    }
  }
}
