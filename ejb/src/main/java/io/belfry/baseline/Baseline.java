package io.belfry.baseline;

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
  private static final int FEWEST = 64;

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

  private long count;
  private long firstAt;
  private long lastAt;
  private double interval;
  private double score;
  private double told;
  private int outside;

  private final double[] counting = new double[Counter.NUMBERS];
  private final double[] forecast = new double[Forecast.NUMBERS];
  private final long[] seasons = new long[Forecast.CELLS];
  private final double[] recent = new double[Surprise.NUMBERS];
  private final long[] ranks = new long[Surprise.LONGS];

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
    double measured = counter.measure(bounded, at - lastAt);
    score = Double.isNaN(measured) ? 0 : judge(at, measured);
    lastAt = at;
    return score;
  }

  private double judge(long at, double value) {
    Forecast forecasting = new Forecast(forecast, seasons);
    Surprise surprising = new Surprise(recent, ranks);
    if (count == 0) {
      firstAt = at;
      surprising.begin(value);
    } else {
      pass(at, value, surprising);
    }
    boolean ready = count >= FEWEST;
    double error = (value - forecasting.expect(at)) / forecasting.usualError(at);
    double sum = surprising.of(value, error, count, ready);
    follow(error, ready);
    double haste = Math.abs(outside) > LASTING ? HASTE : 1;
    forecasting.learn(at, value, count, Math.max(interval, 1), haste);
    count++;
    return ready && at - firstAt >= DAY ? news(sum) : 0;
  }

  private void pass(long at, double value, Surprise surprising) {
    double step = Math.max(0, at - lastAt);
    if (count > FEWEST && step > GAP * interval) {
      surprising.resume(value);
    }
    double gain = Math.max(1.0 / count, 1 / INTERVAL_MEMORY);
    double limit = count < 10 ? Double.MAX_VALUE : 4 * interval;
    interval += gain * (Math.min(step, limit) - interval);
  }

  private void follow(double error, boolean ready) {
    if (!ready || Math.abs(error) < OUTSIDE) {
      outside = 0;
    } else if (error > 0) {
      outside = Math.max(outside, 0) + 1;
    } else {
      outside = Math.min(outside, 0) - 1;
    }
  }

  /** The score of a surprise; nothing where it resembles the last one that anybody was told. */
  private double news(double sum) {
    told *= 1 - 1 / FADING;
    if (sum <= told + WORSE) {
      return 0;
    }
    double news = scale(sum);
    if (news >= Sensitivity.HIGH.score()) {
      told = sum;
    }
    return news;
  }

  private static double scale(double sum) {
    return 1 - Math.pow(2, -sum / HALF);
  }

  private void restart() {
    count = 0;
    interval = 0;
    told = 0;
    outside = 0;
    Arrays.fill(forecast, 0);
    Arrays.fill(seasons, 0);
    Arrays.fill(recent, 0);
    Arrays.fill(ranks, 0);
  }

  /** Whether there is too little past to judge by: fewer than 64 points, or less than a day. */
  public boolean learning() {
    return count <= FEWEST || lastAt - firstAt < DAY;
  }

  /** Whether the series is a counter, so that its rate per second is what is judged. */
  public boolean counter() {
    return new Counter(counting).counts();
  }

  /** The score of the last point, 0 to 1. */
  public double score() {
    return score;
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
