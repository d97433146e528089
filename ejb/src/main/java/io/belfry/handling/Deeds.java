package io.belfry.handling;

import io.belfry.audit.Deed;
import io.belfry.identity.Actor;
import io.belfry.platform.Json;
import io.belfry.platform.Secrets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes what was done with an event into its history, and says it as the audit log takes it.
 *
 * @param action the word of an {@link Action}, or what Belfry did by itself
 * @param facts numbers, words and codes
 * @param texts what somebody typed besides the note
 * @param salt stands beside what was typed, so that its digest says nothing once it is erased
 */
record Deeds(
    long tenant,
    UUID event,
    Instant at,
    String actor,
    String action,
    Handling before,
    Handling after,
    Map<String, Object> facts,
    Map<String, String> texts,
    @Nullable String note,
    String salt) {
  private static final String ADD =
      "insert into event_action (tenant_id, event_id, at, actor, action, handling_before,"
          + " handling_after, detail, note) values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)";

  void write(Connection transaction) throws SQLException {
    Map<String, Object> detail = new LinkedHashMap<>(facts);
    detail.putAll(texts);
    if (isTyped()) {
      detail.put("salt", salt);
    }
    try (PreparedStatement add = transaction.prepareStatement(ADD)) {
      add.setLong(1, tenant);
      add.setObject(2, event);
      add.setObject(3, at.atOffset(ZoneOffset.UTC));
      add.setString(4, actor);
      add.setString(5, action);
      add.setString(6, before.word());
      add.setString(7, after.word());
      add.setString(8, Json.write(detail));
      add.setString(9, note);
      add.executeUpdate();
    }
  }

  /** What was typed is only there as a digest: it can be compared as long as it is kept. */
  Deed forAudit() {
    Map<String, Object> detail = new LinkedHashMap<>();
    if (before != after) {
      detail.put("from", before.word());
      detail.put("to", after.word());
    }
    detail.putAll(facts);
    if (isTyped()) {
      Map<String, String> typed = new LinkedHashMap<>(texts);
      typed.put("note", note == null ? "" : note);
      detail.put("typed", Secrets.derive(salt, Json.write(typed)));
    }
    return new Deed(at, actor, "event." + action, "event:" + event, Json.write(detail));
  }

  private boolean isTyped() {
    return note != null || !texts.isEmpty();
  }

  /** What Belfry did by itself. */
  static Deeds ofBelfry(
      long tenant,
      UUID event,
      Instant at,
      String action,
      Handling before,
      Handling after,
      Map<String, Object> facts) {
    return new Deeds(
        tenant, event, at, Actor.BELFRY.code(), action, before, after, facts, Map.of(), null, "");
  }
}
