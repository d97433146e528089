package io.belfry.facts.baseline;

/**
 * Tells a counter from a gauge. What did not fall for 64 steps and rose in some is a counter; what
 * falls often after all is a gauge for good. A fall of a counter is a reset, and says nothing.
 */
record Counter(double[] numbers) {
  /** Where its numbers are among those of a baseline. */
  private static final int FIRST = Baseline.REALS;

  static final int END = FIRST + 5;

  private static final int LAST = FIRST;
  private static final int STEPS = FIRST + 1;
  private static final int RISES = FIRST + 2;
  private static final int FALLS = FIRST + 3;
  private static final int KIND = FIRST + 4;

  private static final double UNDECIDED = 0;
  private static final double COUNTER = 1;
  private static final double GAUGE = 2;

  private static final int ENOUGH_STEPS = 64;
  private static final int ENOUGH_RISES = 8;

  /**
   * Counters restart now and then; what falls in more than a twentieth of recent steps does not.
   */
  private static final double OFTEN = 0.05;

  private static final double MEMORY = 50;

  boolean counts() {
    return numbers[KIND] == COUNTER;
  }

  /** Takes a step into account; true where the series turns out to be of the other kind. */
  boolean turns(double value) {
    boolean fall = value < numbers[LAST];
    numbers[STEPS] = fall ? 0 : numbers[STEPS] + 1;
    numbers[RISES] = fall ? 0 : numbers[RISES] + (value > numbers[LAST] ? 1 : 0);
    numbers[FALLS] += ((fall ? 1 : 0) - numbers[FALLS]) / MEMORY;
    if (numbers[KIND] == UNDECIDED
        && numbers[STEPS] >= ENOUGH_STEPS
        && numbers[RISES] >= ENOUGH_RISES) {
      numbers[KIND] = COUNTER;
      return true;
    }
    if (counts() && numbers[FALLS] > OFTEN) {
      numbers[KIND] = GAUGE;
      return true;
    }
    return false;
  }

  /**
   * What is to be judged: the value of a gauge, the rate of a counter per second.
   *
   * @param passed since the point before, in milliseconds
   * @return NaN where a counter was reset or no time passed
   */
  double measure(double value, long passed) {
    double rise = value - numbers[LAST];
    numbers[LAST] = value;
    if (!counts()) {
      return value;
    }
    return rise < 0 || passed <= 0 ? Double.NaN : rise * 1000 / passed;
  }
}
