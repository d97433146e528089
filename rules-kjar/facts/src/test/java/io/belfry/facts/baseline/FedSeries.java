package io.belfry.facts.baseline;

import io.belfry.facts.measure.Sensitivity;
import java.time.Duration;
import java.util.Random;
import java.util.function.LongToDoubleFunction;

/** A generated series that a baseline is fed with, at an even interval from a Monday on. */
final class FedSeries {
  static final long MINUTE = 60_000;
  static final long HOUR = 60 * MINUTE;
  static final long DAY = 24 * HOUR;
  private static final long MONDAY = 1_767_571_200_000L;

  private final Random random = new Random(7);
  private final Baseline baseline;
  private final long interval;
  private long passed;

  FedSeries(Baseline baseline, Duration interval) {
    this.baseline = baseline;
    this.interval = interval.toMillis();
  }

  /** The milliseconds since the Monday. */
  long passed() {
    return passed;
  }

  /** When the next point comes. */
  long next() {
    return MONDAY + passed;
  }

  double noise() {
    return random.nextGaussian();
  }

  /** Lets time pass without a point. */
  void pause(long millis) {
    passed += millis;
  }

  /** What was found in a stretch of points: the highest score, and points of at least medium. */
  record Stretch(double highest, int told) {}

  /** Feeds points for so long; the value is a function of the milliseconds since the Monday. */
  Stretch feed(long millis, LongToDoubleFunction value) {
    return points((int) (millis / interval), value);
  }

  Stretch points(int points, LongToDoubleFunction value) {
    double highest = 0;
    int told = 0;
    for (int i = 0; i < points; i++) {
      double score = baseline.observe(next(), value.applyAsDouble(passed));
      highest = Math.max(highest, score);
      told += score >= Sensitivity.MEDIUM.score() ? 1 : 0;
      passed += interval;
    }
    return new Stretch(highest, told);
  }

  static long hourOfDay(long passed) {
    return passed / HOUR % 24;
  }

  static long dayOfWeek(long passed) {
    return passed / DAY % 7;
  }
}
