package io.belfry.facts.baseline;

/**
 * How surprising a point is in the light of five statistics, each ranked among its own past: the
 * error of the forecast as it is, its mean over about 4 and over about 16 points, a shift of the
 * short against the long mean, and how lively the series is against how lively it used to be. The
 * ranks are joined as in R. A. Fisher, "Statistical Methods for Research Workers" (1925): the sum
 * of the logarithms of the tail probabilities.
 */
record Surprise(double[] numbers, long[] counts) {
  private static final int STATISTICS = 5;

  /** Where its numbers and its counts are among those of a baseline. */
  private static final int FIRST = Forecast.END;

  static final int END = FIRST + 8;
  private static final int FIRST_COUNT = Forecast.END_CELL;
  static final int END_COUNT = FIRST_COUNT + STATISTICS * Tail.LONGS;

  private static final int ERROR_4 = FIRST;
  private static final int ERROR_16 = FIRST + 1;
  private static final int VALUE_16 = FIRST + 2;
  private static final int VALUE_256 = FIRST + 3;
  private static final int SHIFT = FIRST + 4;
  private static final int CHANGE_4 = FIRST + 5;
  private static final int CHANGE = FIRST + 6;
  private static final int LAST = FIRST + 7;

  private static final double MEMORY = 1000;

  /** Beyond this many usual errors, more is not more surprising. */
  private static final double LARGEST = 300;

  void begin(double value) {
    numbers[VALUE_16] = value;
    numbers[VALUE_256] = value;
    numbers[LAST] = value;
  }

  /** After a gap: forgets what only holds for neighbouring points. */
  void resume(double value) {
    numbers[ERROR_4] = 0;
    numbers[ERROR_16] = 0;
    numbers[VALUE_16] = numbers[VALUE_256];
    numbers[LAST] = value;
    numbers[CHANGE_4] = numbers[CHANGE];
  }

  /**
   * Takes one point in.
   *
   * @param error of the forecast, in usual errors
   * @param count points before this one
   * @param ready whether the forecast is good enough for ranks to be learned
   * @param goesOn whether it is far off like those before: only the first of such a run count among
   *     the past, or an anomaly of hours would soon be usual; after the runs declustering of M. R.
   *     Leadbetter, "On a Basis for Peaks over Threshold Modeling", Statistics and Probability
   *     Letters 12 (1991)
   * @return the sum of five negative decimal logarithms of probabilities, 0 while not ready
   */
  double of(double value, double error, long count, boolean ready, boolean goesOn) {
    double smallest = Forecast.smallest(value);
    double z = ready ? Robust.clip(error, LARGEST) : 0;
    double shift = Math.abs(numbers[VALUE_16] - numbers[VALUE_256]);
    double usualShift = Math.max(numbers[SHIFT], smallest);
    double change = Math.abs(value - numbers[LAST]);
    double usualChange = Math.max(numbers[CHANGE], smallest);
    move(ERROR_4, z, 4, count);
    move(ERROR_16, z, 16, count);
    move(CHANGE_4, change, 4, count);
    double lively = (numbers[CHANGE_4] + 0.05 * usualChange) / (usualChange + 0.05 * usualChange);
    double sum = 0;
    if (ready) {
      sum += goesOn ? tail(0).surprise(Math.abs(z)) : rank(0, Math.abs(z));
      sum += rank(1, Math.abs(numbers[ERROR_4]));
      sum += rank(2, Math.abs(numbers[ERROR_16]));
      sum += rank(3, shift / usualShift);
      sum += rank(4, Math.abs(StrictMath.log(lively)));
    }
    boolean early = count < 50;
    move(SHIFT, early ? shift : Math.min(shift, 8 * usualShift), MEMORY, count);
    move(CHANGE, early ? change : Math.min(change, 10 * usualChange), MEMORY, count);
    move(VALUE_16, value, 16, count);
    move(VALUE_256, value, 256, count);
    numbers[LAST] = value;
    return sum;
  }

  private double rank(int statistic, double magnitude) {
    Tail tail = tail(statistic);
    double surprise = tail.surprise(magnitude);
    tail.learn(magnitude);
    return surprise;
  }

  private Tail tail(int statistic) {
    return new Tail(counts, FIRST_COUNT + statistic * Tail.LONGS);
  }

  /** The absolute error, in usual errors, that only this share of the past reached. */
  double errorAt(double share) {
    return tail(0).magnitude(share);
  }

  private void move(int which, double value, double memory, long count) {
    double gain = Math.max(1.0 / (count + 1), 1 / memory);
    numbers[which] += gain * (value - numbers[which]);
  }
}
