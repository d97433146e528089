package io.belfry.web.maintenance;

import io.belfry.journal.LabelMatcher;
import io.belfry.maintenance.MaintenanceWindow;
import io.belfry.suppression.Recurrence;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A maintenance window as the API shows it; its state is as of the answer. One that comes again is
 * active from its first time on, and next tells when it is open, or will be.
 *
 * @param cancelledAt when somebody ended it early, for ever
 * @param timeEndedAt when somebody last ended one of its times early
 * @param cancelledBy who last ended it, or one of its times
 * @param cancelReason why, where they said so
 */
public record WindowView(
    UUID id,
    @Nullable String service,
    List<String> matchers,
    Instant startsAt,
    Instant endsAt,
    @Nullable String recurrence,
    @Nullable String zone,
    @Nullable Time next,
    String reason,
    String state,
    String createdBy,
    @Nullable String author,
    Instant createdAt,
    @Nullable Instant cancelledAt,
    @Nullable Instant timeEndedAt,
    @Nullable String cancelledBy,
    @Nullable String cancelReason) {

  /** One of its times. */
  public record Time(Instant startsAt, Instant endsAt) {}

  static WindowView of(MaintenanceWindow window, Instant now) {
    Recurrence.Occurrence next = window.nextAfter(now);
    return new WindowView(
        window.id(),
        window.service().isEmpty() ? null : window.service(),
        window.matchers().stream().map(LabelMatcher::toString).toList(),
        window.startsAt(),
        window.endsAt(),
        window.recurrence().orElse(null),
        window.zone().orElse(null),
        next == null ? null : new Time(next.from(), next.until()),
        window.reason(),
        window.stateAt(now).word(),
        window.createdBy(),
        window.author().orElse(null),
        window.createdAt(),
        window.cancelledAt().orElse(null),
        window.timeEndedAt().orElse(null),
        window.cancelledBy().orElse(null),
        window.cancelReason().orElse(null));
  }
}
