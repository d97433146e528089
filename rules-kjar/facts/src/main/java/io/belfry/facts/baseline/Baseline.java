package io.belfry.facts.baseline;

import io.belfry.facts.measure.Sensitivity;
import java.util.Arrays;

/**
 * What is normal for one series, learned a point at a time: {@link #observe} says how anomalous the
 * point is before it learns from it. Nothing is configured and nothing is read but the points.
 *
 * <p>A robust forecast ({@link Forecast}) gives the error of each point, {@link Surprise} ranks it
 * and what a few points together look like among the past, and what was told once is not told again
 * for a while unless it gets worse. That last step, and the logarithmic scale of the score, follow
 * the anomaly likelihood of A. Lavin and S. Ahmad, "Evaluating Real-time Anomaly Detection
 * Algorithms: the Numenta Anomaly Benchmark", ICMLA 2015.
 *
 * <p>A series that only rises is a counter: its rate is what is judged, and a fall is a reset.
 *
 * <p>The state is primitives and arrays of them, so that it can be stored field by field.
 */
public final class Baseline {
  private static final double DAY = 86_400_000;
  private static final double LARGEST = 1e30;

  /** Learning ends after this many points and a day, whichever is later. */
  static final int FEWEST = 64;

  /** A pause of this many usual intervals is a gap. */
  private static final int GAP = 16;

  private static final double INTERVAL_MEMORY = 100;

  /**
   * What was told fades in so many points, or in a day if that is sooner; until then only what is
   * this much worse is told.
   */
  private static final double FADING = 400;

  private static final double WORSE = 1.5;

  /** The sum of surprises that makes a score of one half. */
  private static final double HALF = 8;

  /**
   * Where so many points in a row are so many usual errors off to one side, the level has moved.
   */
  private static final int LASTING = 128;

  private static final double OUTSIDE = 3;

  /** No more points of such a row count among the past than these, until the level has moved. */
  private static final int RUN = 4;

  /** How many times faster the level then follows. */
  private static final double HASTE = 16;

  // Where things are in the state; what is learned by others follows.
  private static final int COUNT = 0;
  private static final int FIRST_AT = 1;
  private static final int LAST_AT = 2;
  static final int INTEGERS = 3;

  private static final int INTERVAL = 0;
  private static final int SCORE = 1;
  private static final int TOLD = 2;
  private static final int FAR = 3;
  private static final int MEASURED = 4;
  static final int REALS = 5;

  private final long[] integers;
  private final double[] reals;

  /** Of a series without points. */
  public Baseline() {
    this(new long[Surprise.END_COUNT], new double[Surprise.END]);
  }

  /**
   * Of a series whose state somebody keeps. The arrays are not copied: they are what learns, for a
   * copy of kilobytes would cost as much as a point does.
   *
   * @param integers as {@link #integers} gave them
   * @param reals as {@link #reals} gave them
   * @throws IllegalArgumentException when they are the state of something else
   */
  Baseline(long[] integers, double[] reals) {
    if (integers.length != Surprise.END_COUNT || reals.length != Surprise.END) {
      throw new IllegalArgumentException(
          "The state of a baseline is no (%d) integers and (%d) reals"
              .formatted(integers.length, reals.length));
    }
    this.integers = integers;
    this.reals = reals;
  }

  /**
   * All that is whole in the state, as it goes on to learn; with {@link #reals} it is all of it.
   */
  long[] integers() {
    return integers;
  }

  /** All the rest of the state. */
  double[] reals() {
    return reals;
  }

  /**
   * Judges a point, then learns from it.
   *
   * @param at milliseconds since 1970
   * @param value finite; beyond 1e30 it counts as 1e30
   * @return the anomaly score, 0 (usual, or still learning) to 1
   * @throws IllegalArgumentException for a value that is not finite
   */
  public double observe(long at, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "A value of a series is a finite number, not (%s). Maybe leave the point out."
              .formatted(value));
    }
    Counter counter = new Counter(reals);
    double bounded = Robust.clip(value, LARGEST);
    if (counter.turns(bounded)) {
      restart();
    }
    double measured = counter.measure(bounded, at - integers[LAST_AT]);
    reals[MEASURED] = measured;
    reals[SCORE] = Double.isNaN(measured) ? 0 : judge(at, measured);
    integers[LAST_AT] = at;
    return reals[SCORE];
  }

  private double judge(long at, double value) {
    Forecast forecasting = new Forecast(reals, integers);
    Surprise surprising = new Surprise(reals, integers);
    if (integers[COUNT] == 0) {
      integers[FIRST_AT] = at;
      surprising.begin(value);
    } else {
      pass(at, value, surprising);
    }
    boolean ready = integers[COUNT] >= FEWEST;
    double error = (value - forecasting.expect(at)) / forecasting.usualError(at);
    follow(error, ready);
    double run = Math.abs(reals[FAR]);
    boolean goesOn = run > RUN && run <= LASTING;
    double sum = surprising.of(value, error, integers[COUNT], ready, goesOn);
    double haste = run > LASTING ? HASTE : 1;
    forecasting.learn(at, value, integers[COUNT], Math.max(reals[INTERVAL], 1), haste);
    integers[COUNT]++;
    return ready && at - integers[FIRST_AT] >= DAY ? news(sum) : 0;
  }

  private void pass(long at, double value, Surprise surprising) {
    double step = Math.max(0, at - integers[LAST_AT]);
    if (integers[COUNT] > FEWEST && step > GAP * reals[INTERVAL]) {
      surprising.resume(value);
    }
    double gain = Math.max(1.0 / integers[COUNT], 1 / INTERVAL_MEMORY);
    double limit = integers[COUNT] < 10 ? Double.MAX_VALUE : 4 * reals[INTERVAL];
    reals[INTERVAL] += gain * (Math.min(step, limit) - reals[INTERVAL]);
  }

  private void follow(double error, boolean ready) {
    if (!ready || Math.abs(error) < OUTSIDE) {
      reals[FAR] = 0;
    } else if (error > 0) {
      reals[FAR] = Math.max(reals[FAR], 0) + 1;
    } else {
      reals[FAR] = Math.min(reals[FAR], 0) - 1;
    }
  }

  /** The score of a surprise; nothing where it resembles the last one that anybody was told. */
  private double news(double sum) {
    reals[TOLD] *= 1 - Math.min(1, Math.max(1 / FADING, reals[INTERVAL] / DAY));
    if (sum <= reals[TOLD] + WORSE) {
      return 0;
    }
    double news = scale(sum);
    if (news >= Sensitivity.HIGH.score()) {
      reals[TOLD] = sum;
    }
    return news;
  }

  private static double scale(double sum) {
    return 1 - StrictMath.pow(2, -sum / HALF);
  }

  private void restart() {
    integers[COUNT] = 0;
    reals[INTERVAL] = 0;
    reals[TOLD] = 0;
    reals[FAR] = 0;
    Arrays.fill(reals, Forecast.FIRST, Surprise.END, 0);
    Arrays.fill(integers, Forecast.FIRST_CELL, Surprise.END_COUNT, 0);
  }

  /** Whether there is too little past to judge by: fewer than 64 points, or less than a day. */
  public boolean learning() {
    return integers[COUNT] <= FEWEST || span() < DAY;
  }

  /** How many points were learned since the series began, or turned out to be of another kind. */
  long count() {
    return integers[COUNT];
  }

  /** From the first to the last of those points, in milliseconds. */
  long span() {
    return integers[LAST_AT] - integers[FIRST_AT];
  }

  /** What was judged of the last point: a value, or a rate per second; NaN when nothing was. */
  double measured() {
    return reals[MEASURED];
  }

  /** Whether the series is a counter, so that its rate per second is what is judged. */
  public boolean counter() {
    return new Counter(reals).counts();
  }

  /** The score of the last point, 0 to 1. */
  public double score() {
    return reals[SCORE];
  }

  /**
   * What is usual at a time, past or to come, as far as it is known now: in the unit of the series,
   * for a counter in that unit per second.
   */
  public Band band(long at, Sensitivity sensitivity) {
    Forecast forecasting = new Forecast(reals, integers);
    double expected = forecasting.expect(at);
    double errors = new Surprise(reals, integers).errorAt(sensitivity.rarity());
    double reach = forecasting.usualError(at) * errors;
    return new Band(expected, expected - reach, expected + reach);
  }
}
