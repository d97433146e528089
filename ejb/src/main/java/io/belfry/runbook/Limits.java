package io.belfry.runbook;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a level of a threshold begins and where it ends, with infinite numbers for no bound. */
record Limits(double low, double high, double clearLow, double clearHigh) {
  private static final double NONE = Double.POSITIVE_INFINITY;
  private static final List<String> BEGINS = List.of("above", "below", "outside");
  private static final List<String> ENDS = List.of("clear-below", "clear-above", "clear-inside");

  /** Reads them; null when they are wrong, which is noted. */
  static @Nullable Limits of(Section level) {
    List<String> given = BEGINS.stream().filter(level::has).toList();
    if (given.size() != 1) {
      level.fault(
          given.isEmpty() ? BEGINS.get(0) : given.get(1),
          given.isEmpty() ? "is missing" : "is one too many",
          given.isEmpty()
              ? "A level has one of above, below and outside."
              : "A level has one of above, below and outside; write two levels.");
      return null;
    }
    String begin = given.get(0);
    String end = ENDS.get(BEGINS.indexOf(begin));
    for (String other : ENDS) {
      if (level.has(other) && !other.equals(end)) {
        level.fault(other, "does not go with " + begin, "Write %s.".formatted(end));
      }
    }
    return begin.equals("outside") ? outside(level, end) : oneSided(level, begin, end);
  }

  private static @Nullable Limits oneSided(Section level, String begin, String end) {
    double bound = level.number(begin);
    double clear = level.has(end) ? level.number(end) : Double.NaN;
    boolean upper = begin.equals("above");
    if (upper ? clear > bound : clear < bound) {
      level.fault(
          end,
          "is (%s), beyond %s (%s): the level would never end"
              .formatted(level.get(end), begin, level.get(begin)),
          "Write a number %s it.".formatted(upper ? "up to" : "from"));
    }
    if (Double.isNaN(bound)) {
      return null;
    }
    return upper
        ? new Limits(-NONE, bound, -NONE, Double.isNaN(clear) ? NONE : clear)
        : new Limits(bound, NONE, Double.isNaN(clear) ? -NONE : clear, NONE);
  }

  private static @Nullable Limits outside(Section level, String end) {
    double[] bounds = level.range("outside");
    double[] clear = level.has(end) ? level.range(end) : null;
    if (bounds == null) {
      return null;
    }
    if (clear == null) {
      return new Limits(bounds[0], bounds[1], -NONE, NONE);
    }
    if (clear[0] < bounds[0] || clear[1] > bounds[1]) {
      level.fault(
          end,
          "is (%s), which is not within outside (%s)"
              .formatted(level.get(end), level.get("outside")),
          "Write a narrower range.");
    }
    return new Limits(bounds[0], bounds[1], clear[0], clear[1]);
  }
}
