package io.belfry.facts.baseline;

/**
 * A season as steps: a robust mean for each hour of a day or of a week (UTC). Each cell packs the
 * mean as a {@code float} with the number of points behind it, so that a week fits in 1,344 bytes.
 */
record Profile(long[] cells, int first) {
  static final int DAY = 24;
  static final int WEEK = 168;
  private static final long HOUR = 3_600_000;

  static int hour(long at, int hours) {
    return (int) Math.floorMod(Math.floorDiv(at, HOUR), (long) hours);
  }

  double mean(int hour) {
    return Float.intBitsToFloat((int) cells[first + hour]);
  }

  int count(int hour) {
    return (int) (cells[first + hour] >>> 32);
  }

  /**
   * Moves one hour's mean towards a value: at first as the plain average, then by {@code gain} of
   * the way. A single point moves it by no more than that share of {@code limit}.
   */
  void learn(int hour, double value, double gain, double limit) {
    int count = count(hour);
    double mean = mean(hour);
    double share = Math.max(1.0 / (count + 1), gain);
    double moved = mean + share * Robust.clip(value - mean, limit);
    int next = Math.min(count + 1, Integer.MAX_VALUE - 1);
    cells[first + hour] =
        ((long) next << 32) | (Float.floatToRawIntBits((float) moved) & 0xffff_ffffL);
  }
}
