package io.belfry.incident;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An incident, or an event, as ServiceNow's table {@code incident} has it. Its states are 1 (new),
 * 2 (in progress), 6 (resolved) and 7 (closed); impact and urgency go from 1 (high) to 3, and make
 * the priority there.
 *
 * @param what incident or event
 */
record IncidentRecord(
    String what,
    UUID id,
    long number,
    String title,
    IncidentState state,
    String priority,
    String service,
    Instant openedAt,
    @Nullable String cause,
    @Nullable String solution) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  /**
   * Returns the fields.
   *
   * @param said what people wrote since the record was told last
   */
  Map<String, Object> fields(List<String> said) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("correlation_id", id.toString());
    fields.put("correlation_display", "Belfry");
    fields.put("short_description", title);
    fields.put(
        "description",
        "Belfry's %s %d%s".formatted(what, number, service.isEmpty() ? "" : " of " + service));
    fields.put("opened_at", TIME.format(openedAt));
    fields.put("impact", priority.equals("P1") || priority.equals("P2") ? "1" : "2");
    fields.put(
        "urgency",
        switch (priority) {
          case "P1" -> "1";
          case "P4" -> "3";
          default -> "2";
        });
    fields.put(
        "state",
        switch (state) {
          case OPEN -> "1";
          case IN_PROGRESS -> "2";
          case RESOLVED -> "6";
          case CLOSED -> "7";
        });
    if (state == IncidentState.RESOLVED || state == IncidentState.CLOSED) {
      fields.put("close_code", "Solution provided");
      fields.put("close_notes", notes());
    }
    if (!said.isEmpty()) {
      fields.put("work_notes", String.join("\n\n", said));
    }
    return fields;
  }

  /** Without notes, a record is not closed there. */
  private String notes() {
    String why = cause == null ? "" : "Cause: " + cause + "\n";
    return why + (solution == null ? "It is over." : "Solution: " + solution);
  }
}
