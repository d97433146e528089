package io.belfry.web.catalogue;

import io.belfry.sighting.UnownedCi;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A CI that alerts name and nobody owns.
 *
 * @param service as the last alert said; null when it said none
 * @param example the id of the last alert that named it
 */
public record UnownedCiView(
    String name,
    @Nullable String service,
    Instant firstSeen,
    Instant lastSeen,
    long alerts,
    String example) {
  static UnownedCiView of(UnownedCi item) {
    return new UnownedCiView(
        item.name(),
        item.service().isEmpty() ? null : item.service(),
        item.firstSeen(),
        item.lastSeen(),
        item.alerts(),
        item.example());
  }
}
