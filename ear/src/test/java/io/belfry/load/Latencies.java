package io.belfry.load;

import java.util.Arrays;

/** Every single latency, in nanoseconds. One thread adds; others read after it ended. */
final class Latencies {
  private long[] values = new long[1024];
  private int size;

  void add(long nanos) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = nanos;
  }

  void addAll(Latencies others) {
    for (int i = 0; i < others.size; i++) {
      add(others.values[i]);
    }
  }

  int size() {
    return size;
  }

  /**
   * The nearest-rank percentile in milliseconds, NaN when there is nothing.
   *
   * @param share from 0 to 1; 1 is the largest
   */
  double millis(double share) {
    if (size == 0) {
      return Double.NaN;
    }
    Arrays.sort(values, 0, size);
    int rank = (int) Math.ceil(share * size);
    return values[Math.min(size, Math.max(1, rank)) - 1] / 1e6;
  }
}
