package io.belfry.web.maintenance;

import io.belfry.maintenance.MaintenanceWindow;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A maintenance window as the API shows it; its state is as of the answer. */
public record WindowView(
    UUID id,
    String service,
    Instant startsAt,
    Instant endsAt,
    String reason,
    String state,
    String createdBy,
    Instant createdAt,
    @Nullable Instant cancelledAt) {

  static WindowView of(MaintenanceWindow window, Instant now) {
    return new WindowView(
        window.id(),
        window.service(),
        window.startsAt(),
        window.endsAt(),
        window.reason(),
        window.stateAt(now).word(),
        window.createdBy(),
        window.createdAt(),
        window.cancelledAt().orElse(null));
  }
}
