package io.belfry.web.event;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.belfry.event.StoredAlert;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert and its fate as the API shows it.
 *
 * @param labels a JSON object as it is stored
 */
public record AlertView(
    String id,
    Instant receivedAt,
    @Nullable Instant startsAt,
    String source,
    String type,
    String key,
    String status,
    String severity,
    String summary,
    @Nullable String service,
    @Nullable String ci,
    @JsonRawValue String labels,
    String fate,
    String fateReason,
    @Nullable EventLink event) {

  /** The event that it touched. */
  public record EventLink(UUID id, long number) {}

  static AlertView of(StoredAlert alert) {
    return new AlertView(
        alert.id(),
        alert.receivedAt(),
        alert.startsAt(),
        alert.source(),
        alert.type(),
        alert.key(),
        alert.status(),
        alert.severity(),
        alert.summary(),
        EventView.emptyToNull(alert.service()),
        EventView.emptyToNull(alert.ci()),
        alert.labels(),
        alert.fate(),
        alert.reason(),
        alert.eventId() == null
            ? null
            : new EventLink(alert.eventId(), Objects.requireNonNull(alert.eventNumber())));
  }
}
