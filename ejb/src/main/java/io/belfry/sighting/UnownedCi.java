package io.belfry.sighting;

import java.time.Instant;

/**
 * A CI that alerts name and nobody owns.
 *
 * @param service as the last alert said, empty when it said none; nobody owns that either
 * @param alerts that named it since {@code firstSeen}
 * @param example the id of the last of them
 */
public record UnownedCi(
    String name,
    String service,
    Instant firstSeen,
    Instant lastSeen,
    long alerts,
    String example) {}
