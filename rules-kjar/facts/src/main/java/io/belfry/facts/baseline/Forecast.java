package io.belfry.facts.baseline;

/**
 * What is expected at a time: a slow level, with the season of the day or of the week added where
 * that has been the better guess. All three guesses are made for every point, and the one with the
 * smallest mean error is used (selection among experts; the season is discovered that way). The
 * usual error is kept for each hour of the day, because variance has a season, too.
 */
record Forecast(double[] numbers, long[] cells) {
  /** Where its numbers and its cells are among those of a baseline. */
  static final int FIRST = Counter.END;

  static final int END = FIRST + 5;
  static final int FIRST_CELL = Baseline.INTEGERS;
  static final int END_CELL = FIRST_CELL + 2 * Profile.DAY + Profile.WEEK;

  private static final int LEVEL = FIRST;
  private static final int ERROR_FLAT = FIRST + 1;
  private static final int ERROR_DAY = FIRST + 2;
  private static final int ERROR_WEEK = FIRST + 3;
  private static final int ERROR = FIRST + 4;

  private static final double HOUR = 3_600_000;
  private static final double DAY = 24 * HOUR;

  /** How far back the level and the choice of a season look, in milliseconds or in points. */
  private static final double LEVEL_MEMORY = 7 * DAY;

  private static final double FEWEST = 300;
  private static final double ERROR_MEMORY = 1000;
  private static final double DAYS = 14;
  private static final double WEEKS = 8;

  /** A point moves nothing by more than this many usual errors. */
  private static final double LIMIT = 6;

  double expect(long at) {
    return numbers[LEVEL] + season(at);
  }

  private double season(long at) {
    double day = day(at);
    double week = week(at, day);
    if (numbers[ERROR_WEEK] < Math.min(numbers[ERROR_DAY], numbers[ERROR_FLAT])) {
      return week;
    }
    return numbers[ERROR_DAY] < numbers[ERROR_FLAT] ? day : 0;
  }

  private double day(long at) {
    return daily().mean(Profile.hour(at, Profile.DAY));
  }

  private double week(long at, double day) {
    int hour = Profile.hour(at, Profile.WEEK);
    return weekly().count(hour) > 0 ? weekly().mean(hour) : day;
  }

  /** The usual absolute error at that time of day; never zero. */
  double usualError(long at) {
    int hour = Profile.hour(at, Profile.DAY);
    double overall = Math.max(numbers[ERROR], smallest(numbers[LEVEL]));
    Profile spread = spread();
    return spread.count(hour) > 5 ? Math.max(spread.mean(hour), 0.1 * overall) : overall;
  }

  /** A difference that is nothing beside such a value. */
  static double smallest(double value) {
    return 1e-9 + 1e-6 * Math.abs(value);
  }

  /**
   * Learns from one point.
   *
   * @param count points before this one
   * @param interval the usual time between points, in milliseconds
   * @param haste how many times faster than usual the level follows
   */
  void learn(long at, double value, long count, double interval, double haste) {
    if (count == 0) {
      numbers[LEVEL] = value;
      return;
    }
    double limit =
        count < 50 ? Double.MAX_VALUE : LIMIT * Math.max(numbers[ERROR], smallest(numbers[LEVEL]));
    double flat = value - numbers[LEVEL];
    double day = flat - day(at);
    double week = flat - week(at, day(at));
    double error = value - expect(at);

    double gain = Math.max(1.0 / (count + 1), 1 / ERROR_MEMORY);
    adjust(ERROR_FLAT, flat, gain, limit);
    adjust(ERROR_DAY, day, gain, limit);
    adjust(ERROR_WEEK, week, gain, limit);
    adjust(ERROR, error, gain, limit);

    double perHour = Math.min(1, interval / HOUR);
    int hour = Profile.hour(at, Profile.DAY);
    spread().learn(hour, Math.min(Math.abs(error), limit), perHour / DAYS, limit);
    daily().learn(hour, flat, perHour / DAYS, limit);
    weekly().learn(Profile.hour(at, Profile.WEEK), flat, perHour / WEEKS, limit);
    double memory = Math.max(FEWEST, LEVEL_MEMORY / interval);
    numbers[LEVEL] +=
        Math.min(1, haste * Math.max(1.0 / (count + 1), 1 / memory)) * Robust.clip(flat, limit);
  }

  private void adjust(int which, double error, double gain, double limit) {
    numbers[which] += gain * (Math.min(Math.abs(error), limit) - numbers[which]);
  }

  private Profile daily() {
    return new Profile(cells, FIRST_CELL);
  }

  private Profile spread() {
    return new Profile(cells, FIRST_CELL + Profile.DAY);
  }

  private Profile weekly() {
    return new Profile(cells, FIRST_CELL + 2 * Profile.DAY);
  }
}
