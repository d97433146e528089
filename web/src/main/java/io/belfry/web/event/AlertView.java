package io.belfry.web.event;

import io.belfry.event.StoredAlert;
import io.belfry.journal.Alert;
import io.belfry.ledger.FateCodec;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert and its fate as the API shows it.
 *
 * @param fate pending while it is not judged
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
    Map<String, String> labels,
    String fate,
    String fateReason,
    @Nullable EventLink event) {

  /** The event that it touched. */
  public record EventLink(UUID id, long number) {}

  static AlertView of(StoredAlert stored) {
    Alert alert = stored.alert();
    FateCodec.Kept fate = stored.fate();
    return new AlertView(
        stored.id(),
        stored.receivedAt(),
        alert.startsAt() == 0 ? null : Instant.ofEpochMilli(alert.startsAt()),
        alert.source(),
        alert.type(),
        alert.key(),
        Words.word(alert.status()),
        Words.word(alert.severity()),
        alert.summary(),
        EventView.emptyToNull(alert.service()),
        EventView.emptyToNull(alert.ci()),
        alert.labels(),
        fate == null ? "pending" : fate.fate().word(),
        stored.reason(),
        stored.event() == null || fate == null
            ? null
            : new EventLink(stored.event(), fate.event()));
  }
}
