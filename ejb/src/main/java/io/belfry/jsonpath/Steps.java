package io.belfry.jsonpath;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;

/**
 * How many values the paths of one body may still look at. Counted and not timed, so that the same
 * body is always either read or refused.
 */
public final class Steps {
  private final int most;
  private int left;

  /** Allows so many. */
  public Steps(int most) {
    this.most = most;
    this.left = most;
  }

  /**
   * Takes one.
   *
   * @throws Fault invalid-value when none is left
   */
  void take() {
    if (--left < 0) {
      throw new Fault(
          ErrorCode.INVALID_VALUE,
          "The paths look at more than %d values of this body. Use fewer (..) and (*) in them, or send less at once."
              .formatted(most));
    }
  }
}
