package io.belfry.web.mapping;

import io.belfry.journal.Alert;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An alert that would be stored, in the fields of the API. */
public record TriedAlert(
    String source,
    String type,
    String key,
    String status,
    String severity,
    String summary,
    @Nullable String service,
    @Nullable String ci,
    @Nullable Instant startsAt,
    Map<String, String> labels,
    @Nullable String idempotencyKey) {
  static TriedAlert of(Alert alert) {
    return new TriedAlert(
        alert.source(),
        alert.type(),
        alert.key(),
        alert.status().name().toLowerCase(Locale.ROOT),
        alert.severity().name().toLowerCase(Locale.ROOT),
        alert.summary(),
        given(alert.service()),
        given(alert.ci()),
        alert.startsAt() == 0 ? null : Instant.ofEpochMilli(alert.startsAt()),
        alert.labels(),
        given(alert.idempotencyKey()));
  }

  private static @Nullable String given(String text) {
    return text.isEmpty() ? null : text;
  }
}
