package io.belfry.escalation;

import java.time.Duration;
import java.util.List;

/**
 * A step of a policy.
 *
 * @param after the step before, or the opening
 * @param tell on-call, lead, team, {@code user:} and a number, {@code team:} and an id
 */
public record Step(Duration after, List<String> tell) {
  /** Copies whom to tell. */
  public Step {
    tell = List.copyOf(tell);
  }
}
