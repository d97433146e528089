package io.belfry.catalogue;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import org.jspecify.annotations.Nullable;

/** Refuses a change that was decided on what has changed since. */
final class Versions {
  private Versions() {}

  /** Compares with the version that the change was decided on, or null for whichever it is. */
  static void require(@Nullable Integer expected, int present, String what) {
    if (expected != null && expected != present) {
      throw new Fault(
          ErrorCode.PRECONDITION_FAILED,
          "%s is at version %d, not %d. Read it again.".formatted(what, present, expected));
    }
  }
}
