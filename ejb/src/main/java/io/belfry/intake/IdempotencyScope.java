package io.belfry.intake;

import io.belfry.journal.Alert;
import java.util.List;

/**
 * Senders number their notifications as they like, and two of them may come to the same: jobs that
 * send the day, say. A notification is the same only where it is of the same source about the same
 * key, so that is made part of its idempotency key before it is stored. What reads the journal
 * again finds it there.
 */
public final class IdempotencyScope {
  private IdempotencyScope() {}

  /** The alerts with keys of one size, however long what their senders gave was. */
  public static List<Alert> within(List<Alert> alerts) {
    return alerts.stream().map(IdempotencyScope::of).toList();
  }

  private static Alert of(Alert alert) {
    if (alert.idempotencyKey().isEmpty()) {
      return alert;
    }
    return new Alert(
        alert.source(),
        alert.type(),
        alert.key(),
        alert.status(),
        alert.severity(),
        alert.summary(),
        alert.service(),
        alert.ci(),
        alert.labels(),
        alert.startsAt(),
        Keys.fingerprint(alert.source(), alert.key(), alert.idempotencyKey()),
        alert.values(),
        alert.expiresAt());
  }
}
