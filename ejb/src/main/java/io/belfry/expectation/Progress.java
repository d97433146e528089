package io.belfry.expectation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an expectation stands, as of the last commit of the ledger.
 *
 * @param lastArrival null for never
 * @param nextDue when it is looked at next, null when nothing is due
 * @param open the ways in which it is not kept: missed, exceeded, volume, unfinished
 */
public record Progress(
    @Nullable Instant lastArrival, @Nullable Instant nextDue, List<String> open) {
  /** Of one that the rules have not looked at yet. */
  static final Progress NONE = new Progress(null, null, List.of());
}
