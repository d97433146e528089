package io.belfry.platform;

import org.jspecify.annotations.Nullable;

/** Refuses a change that was decided on what has changed since. */
public final class Versions {
  private Versions() {}

  /**
   * Compares with the version that the change was decided on, or null for whichever it is.
   *
   * @param what begins the sentence, such as {@code The team (web)}
   * @throws Fault precondition-failed when it is another
   */
  public static void require(@Nullable Integer expected, int present, String what) {
    if (expected != null && expected != present) {
      throw new Fault(
          ErrorCode.PRECONDITION_FAILED,
          "%s is at version %d, not %d. Read it again.".formatted(what, present, expected));
    }
  }
}
