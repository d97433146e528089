package io.belfry.runbook;

import io.belfry.facts.Level;
import org.jspecify.annotations.Nullable;

/**
 * What a runbook says of an event's priority.
 *
 * @param urgency null where it follows from the severity
 * @param impact null where it follows from the service
 */
public record Rating(@Nullable Level urgency, @Nullable Level impact) {
  /** Of a runbook that leaves both to the platform. */
  public static final Rating DERIVED = new Rating(null, null);
}
