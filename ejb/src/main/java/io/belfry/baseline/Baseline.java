package io.belfry.baseline;

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

  /** Learning ends after this many points and a day, whichever is later. */
  private static final long FEWEST = 64;

  /** What was told is not told again for this many points, unless it is this much worse. */
  private static final long REST = 300;

  private static final double WORSE = 1.5;
  private static final double TOLD = 1.5;

  /** The sum of surprises that makes a score of one half. */
  private static final double HALF = 8;

  /** Where the surprises of points far outside agree in sign for so long, the level has moved. */
  private static final int LASTING = 128;

  private static final double OUTSIDE = 3;
  private static final double HASTE = 16;

  private long count;
  private long firstAt;
  private long lastAt;
  private double interval;
  private double score;
  private double told;
  private long toldAt;
  private int outside;

  private double[] forecast = new double[Forecast.NUMBERS];
  private long[] seasons = new long[Forecast.CELLS];
  private double[] recent = new double[Surprise.NUMBERS];
  private long[] ranks = new long[Surprise.LONGS];

  /**
   * Judges a point, then learns from it.
   *
   * @param at milliseconds since 1970
   * @param value finite
   * @return the anomaly score, 0 (usual, or still learning) to 1
   */
  public double observe(long at, double value) {
    Forecast forecasting = new Forecast(forecast, seasons);
    Surprise surprising = new Surprise(recent, ranks);
    if (count == 0) {
      firstAt = at;
      surprising.begin(value);
    } else {
      time(at, value, surprising);
    }
    boolean ready = count >= FEWEST;
    double error = (value - forecasting.expect(at)) / forecasting.usualError(at);
    double smallest = 1e-9 + 1e-6 * Math.abs(value);
    double sum = surprising.of(value, error, smallest, count, ready);
    follow(error, ready);
    double haste = Math.abs(outside) > LASTING ? HASTE : 1;
    forecasting.learn(at, value, count, Math.max(interval, 1), haste);
    score = learning() ? 0 : scale(news(sum));
    count++;
    lastAt = at;
    return score;
  }

  private void time(long at, double value, Surprise surprising) {
    double step = Math.max(0, at - lastAt);
    if (count > FEWEST && step > 16 * interval) {
      surprising.resume(value);
    }
    double gain = Math.max(1.0 / count, 0.01);
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

  /** What is left of a surprise that resembles the last one told. */
  private double news(double sum) {
    if (count - toldAt > REST) {
      told = 0;
    }
    if (sum <= told + WORSE) {
      return 0;
    }
    if (sum > TOLD) {
      told = sum;
      toldAt = count;
    }
    return sum;
  }

  private static double scale(double sum) {
    return 1 - Math.pow(2, -sum / HALF);
  }

  /** Whether there is too little past to judge by: fewer than 64 points, or less than a day. */
  public boolean learning() {
    return count < FEWEST || lastAt - firstAt < DAY;
  }

  /** The score of the last point. */
  public double score() {
    return score;
  }

  /** What is usual at a time, past or to come, as far as it is known now. */
  public Band band(long at, Sensitivity sensitivity) {
    Forecast forecasting = new Forecast(forecast, seasons);
    double expected = forecasting.expect(at);
    double reach =
        forecasting.usualError(at) * new Surprise(recent, ranks).errorAt(sensitivity.rarity());
    return new Band(expected, expected - reach, expected + reach);
  }
}
