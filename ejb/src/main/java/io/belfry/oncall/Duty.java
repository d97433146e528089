package io.belfry.oncall;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that says who is on call for a team.
 *
 * @param weeks null when the team has no rotation
 * @param overrides the newest first
 */
public record Duty(@Nullable Weeks weeks, List<Shift> overrides) {
  /** Copies the overrides. */
  public Duty {
    overrides = List.copyOf(overrides);
  }

  /** Returns who is called; empty when that is nobody. */
  public Optional<Shift> at(Instant at) {
    return overrides.stream()
        .filter(shift -> shift.holds(at))
        .findFirst()
        .or(() -> weeks == null ? Optional.empty() : weeks.at(at));
  }
}
