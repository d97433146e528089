package io.belfry.maintenance;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import java.util.Arrays;
import java.util.Locale;

/** Where a window stands in time; one that was ended early is past. */
public enum WindowState {
  PLANNED("w.cancelledAt is null and w.startsAt > :now"),
  ACTIVE("w.cancelledAt is null and w.startsAt <= :now and w.endsAt > :now"),
  PAST("(w.cancelledAt is not null or w.endsAt <= :now)");

  private final String condition;

  WindowState(String condition) {
    this.condition = condition;
  }

  /** Returns what holds for such a window {@code w} at the time {@code :now}, in JPQL. */
  String condition() {
    return condition;
  }

  /** Returns the name that the API uses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the state of that name.
   *
   * @throws Fault invalid-value for the parameter {@code state} when there is none
   */
  public static WindowState of(String word) {
    return Arrays.stream(values())
        .filter(state -> state.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                Fault.ofField(
                    ErrorCode.INVALID_VALUE,
                    "state",
                    "There is no state (" + Line.shown(word) + ")",
                    "Choose from active, planned, past"));
  }
}
