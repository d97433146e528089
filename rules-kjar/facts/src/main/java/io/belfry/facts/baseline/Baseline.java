package io.belfry.facts.baseline;

import io.belfry.facts.measure.Sensitivity;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;
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

  /** What was told fades in so many points; until then only what is this much worse is told. */
  private static final double FADING = 400;

  private static final double WORSE = 1.5;

  /** The sum of surprises that makes a score of one half. */
  private static final double HALF = 8;

  /**
   * Where so many points in a row are so many usual errors off to one side, the level has moved.
   */
  private static final int LASTING = 128;

  private static final double OUTSIDE = 3;

  /** How many times faster the level then follows. */
  private static final double HASTE = 16;

  // Where things are in the state.
  private static final int COUNT = 0;
  private static final int FIRST_AT = 1;
  private static final int LAST_AT = 2;
  private static final int CLOCK = 3;

  private static final int INTERVAL = 0;
  private static final int SCORE = 1;
  private static final int TOLD = 2;
  private static final int FAR = 3;
  private static final int MEASURED = 4;
  private static final int PACE = 5;

  private final long[] clock = new long[CLOCK];
  private final double[] pace = new double[PACE];
  private final double[] counting = new double[Counter.NUMBERS];
  private final double[] forecast = new double[Forecast.NUMBERS];
  private final long[] seasons = new long[Forecast.CELLS];
  private final double[] recent = new double[Surprise.NUMBERS];
  private final long[] ranks = new long[Surprise.LONGS];

  /** Of a series without points. */
  public Baseline() {}

  /**
   * Of a series whose state was stored.
   *
   * @param integers as {@link #integers} gave them
   * @param reals as {@link #reals} gave them
   * @throws IllegalArgumentException when they are the state of something else
   */
  Baseline(long[] integers, double[] reals) {
    LongBuffer longs = LongBuffer.wrap(integers);
    DoubleBuffer doubles = DoubleBuffer.wrap(reals);
    if (longs.limit() != CLOCK + Forecast.CELLS + Surprise.LONGS
        || doubles.limit() != PACE + Counter.NUMBERS + Forecast.NUMBERS + Surprise.NUMBERS) {
      throw new IllegalArgumentException(
          "The state of a baseline is no (%d) integers and (%d) reals"
              .formatted(longs.limit(), doubles.limit()));
    }
    longs.get(clock).get(seasons).get(ranks);
    doubles.get(pace).get(counting).get(forecast).get(recent);
  }

  /** All that is whole in the state; with {@link #reals} it is all of it. */
  long[] integers() {
    return LongBuffer.allocate(CLOCK + Forecast.CELLS + Surprise.LONGS)
        .put(clock)
        .put(seasons)
        .put(ranks)
        .array();
  }

  /** All the rest of the state. */
  double[] reals() {
    return DoubleBuffer.allocate(PACE + Counter.NUMBERS + Forecast.NUMBERS + Surprise.NUMBERS)
        .put(pace)
        .put(counting)
        .put(forecast)
        .put(recent)
        .array();
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
    Counter counter = new Counter(counting);
    double bounded = Robust.clip(value, LARGEST);
    if (counter.turns(bounded)) {
      restart();
    }
    double measured = counter.measure(bounded, at - clock[LAST_AT]);
    pace[MEASURED] = measured;
    pace[SCORE] = Double.isNaN(measured) ? 0 : judge(at, measured);
    clock[LAST_AT] = at;
    return pace[SCORE];
  }

  private double judge(long at, double value) {
    Forecast forecasting = new Forecast(forecast, seasons);
    Surprise surprising = new Surprise(recent, ranks);
    if (clock[COUNT] == 0) {
      clock[FIRST_AT] = at;
      surprising.begin(value);
    } else {
      pass(at, value, surprising);
    }
    boolean ready = clock[COUNT] >= FEWEST;
    double error = (value - forecasting.expect(at)) / forecasting.usualError(at);
    double sum = surprising.of(value, error, clock[COUNT], ready);
    follow(error, ready);
    double haste = Math.abs(pace[FAR]) > LASTING ? HASTE : 1;
    forecasting.learn(at, value, clock[COUNT], Math.max(pace[INTERVAL], 1), haste);
    clock[COUNT]++;
    return ready && at - clock[FIRST_AT] >= DAY ? news(sum) : 0;
  }

  private void pass(long at, double value, Surprise surprising) {
    double step = Math.max(0, at - clock[LAST_AT]);
    if (clock[COUNT] > FEWEST && step > GAP * pace[INTERVAL]) {
      surprising.resume(value);
    }
    double gain = Math.max(1.0 / clock[COUNT], 1 / INTERVAL_MEMORY);
    double limit = clock[COUNT] < 10 ? Double.MAX_VALUE : 4 * pace[INTERVAL];
    pace[INTERVAL] += gain * (Math.min(step, limit) - pace[INTERVAL]);
  }

  private void follow(double error, boolean ready) {
    if (!ready || Math.abs(error) < OUTSIDE) {
      pace[FAR] = 0;
    } else if (error > 0) {
      pace[FAR] = Math.max(pace[FAR], 0) + 1;
    } else {
      pace[FAR] = Math.min(pace[FAR], 0) - 1;
    }
  }

  /** The score of a surprise; nothing where it resembles the last one that anybody was told. */
  private double news(double sum) {
    pace[TOLD] *= 1 - 1 / FADING;
    if (sum <= pace[TOLD] + WORSE) {
      return 0;
    }
    double news = scale(sum);
    if (news >= Sensitivity.HIGH.score()) {
      pace[TOLD] = sum;
    }
    return news;
  }

  private static double scale(double sum) {
    return 1 - Math.pow(2, -sum / HALF);
  }

  private void restart() {
    clock[COUNT] = 0;
    pace[INTERVAL] = 0;
    pace[TOLD] = 0;
    pace[FAR] = 0;
    Arrays.fill(forecast, 0);
    Arrays.fill(seasons, 0);
    Arrays.fill(recent, 0);
    Arrays.fill(ranks, 0);
  }

  /** Whether there is too little past to judge by: fewer than 64 points, or less than a day. */
  public boolean learning() {
    return clock[COUNT] <= FEWEST || span() < DAY;
  }

  /** How many points were learned since the series began, or turned out to be of another kind. */
  long count() {
    return clock[COUNT];
  }

  /** From the first to the last of those points, in milliseconds. */
  long span() {
    return clock[LAST_AT] - clock[FIRST_AT];
  }

  /** What was judged of the last point: a value, or a rate per second; NaN when nothing was. */
  double measured() {
    return pace[MEASURED];
  }

  /** Whether the series is a counter, so that its rate per second is what is judged. */
  public boolean counter() {
    return new Counter(counting).counts();
  }

  /** The score of the last point, 0 to 1. */
  public double score() {
    return pace[SCORE];
  }

  /**
   * What is usual at a time, past or to come, as far as it is known now: in the unit of the series,
   * for a counter in that unit per second.
   */
  public Band band(long at, Sensitivity sensitivity) {
    Forecast forecasting = new Forecast(forecast, seasons);
    double expected = forecasting.expect(at);
    double errors = new Surprise(recent, ranks).errorAt(sensitivity.rarity());
    double reach = forecasting.usualError(at) * errors;
    return new Band(expected, expected - reach, expected + reach);
  }
}
