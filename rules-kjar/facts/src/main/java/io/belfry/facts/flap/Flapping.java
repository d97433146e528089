package io.belfry.facts.flap;

/**
 * Icinga 2's measure of flapping: of the last twenty states, those that differ from the one before
 * count, from 0.8 for the oldest to 1.15 for the newest. Above 30 % flapping begins, and at 25 % it
 * ends.
 *
 * <p>Icinga takes a state with each check, which is every five minutes by default. Senders of
 * alerts tell changes; between them one unchanged state counts for each five minutes of quiet.
 *
 * <p>States are bits, the newest the lowest; a bit that is set is a change.
 */
public final class Flapping {
  /** How many states count. */
  static final int STATES = 20;

  /** After this long without a change, an unchanged state counts; in milliseconds. */
  static final long QUIET_MILLIS = 5 * 60 * 1000L;

  private static final double BEGINS_ABOVE = 30;
  private static final double GOES_ON_ABOVE = 25;
  private static final double OLDEST = 0.8;
  private static final double NEWEST = 1.15;
  private static final long ALL = (1L << STATES) - 1;

  private Flapping() {}

  /** The share of changes among the last states, weighted, from 0 to 97.5. */
  static double percent(long states) {
    double changes = 0;
    for (int age = 0; age < STATES; age++) {
      if ((states >> age & 1) != 0) {
        changes += NEWEST - age * (NEWEST - OLDEST) / (STATES - 1);
      }
    }
    return 100 * changes / STATES;
  }

  /** Whether it flaps, given whether it did before. */
  static boolean isFlapping(long states, boolean before) {
    return percent(states) > (before ? GOES_ON_ABOVE : BEGINS_ABOVE);
  }

  /** The states with a change more. */
  static long changed(long states) {
    return (states << 1 | 1) & ALL;
  }

  /** The states after a time without a change. */
  static long quiet(long states, long millis) {
    long unchanged = Math.max(0, millis) / QUIET_MILLIS;
    return unchanged >= STATES ? 0 : states << unchanged & ALL;
  }

  /** How long it must be quiet from here on until what flaps flaps no more, in milliseconds. */
  static long quietUntilSettled(long states) {
    long rest = states;
    long millis = 0;
    while (isFlapping(rest, true)) {
      rest = quiet(rest, QUIET_MILLIS);
      millis += QUIET_MILLIS;
    }
    return millis;
  }
}
