package io.belfry.facts.baseline;

/**
 * How rare a magnitude is among those before: a histogram over the logarithm, four bins an octave,
 * that forgets slowly. Beyond the largest {@link #SHARE} of the past the tail is a power law, whose
 * index is the mean logarithmic excess: B. M. Hill, "A Simple General Approach to Inference About
 * the Tail of a Distribution", Annals of Statistics 3 (1975); peaks over a threshold for streams as
 * in A. Siffer et al., "Anomaly Detection in Streams with Extreme Value Theory", KDD 2017.
 *
 * <p>Four 16-bit counts are packed into each {@code long}; all are halved when their sum nears the
 * limit of one count. {@link StrictMath}, because a replay elsewhere must come to the same.
 */
record Tail(long[] counts, int first) {
  static final int LONGS = 16;
  private static final int BINS = 4 * LONGS;
  private static final int PER_OCTAVE = 4;
  private static final int LOWEST_OCTAVE = -6;

  /** What one point adds, so that halving keeps single points for a while. */
  private static final int POINT = 4;

  private static final int FULL = 60_000;
  private static final double SHARE = 0.03;

  /** The prior of the power law: as many points as this, with a mean excess of half an octave. */
  private static final double PRIOR = 10;

  private static final double PRIOR_EXCESS = 0.5 * PER_OCTAVE;

  /** No single point says more about the index than three octaves do. */
  private static final double LARGEST_EXCESS = 3 * PER_OCTAVE;

  private static final double LOG_2 = StrictMath.log(2);
  private static final double LOG_10 = StrictMath.log(10);

  /** The negative decimal logarithm of the share of the past that was at least as large. */
  double surprise(double magnitude) {
    long total = total();
    if (total == 0) {
      return 0;
    }
    double place = place(magnitude);
    int threshold = threshold(total);
    if (place >= threshold) {
      return -StrictMath.log10(SHARE) + (place - threshold) / (index(threshold) * LOG_10);
    }
    int bin = (int) place;
    double above = count(bin) * (bin + 1 - place);
    for (int i = bin + 1; i < BINS; i++) {
      above += count(i);
    }
    return Math.min(-StrictMath.log10(SHARE), -StrictMath.log10(above / total));
  }

  /**
   * The magnitude that only a share of the past reached; at most {@link #SHARE} of it. Outliers do
   * not move it: the index is no larger than that of the prior.
   */
  double magnitude(double share) {
    int threshold = threshold(total());
    double index = Math.min(index(threshold), PRIOR_EXCESS);
    double place = threshold + index * StrictMath.log(SHARE / share);
    return StrictMath.pow(2, place / PER_OCTAVE + LOWEST_OCTAVE);
  }

  /** The first bin of those that together hold no more than {@link #SHARE}. */
  private int threshold(long total) {
    long peaks = 0;
    int bin = BINS;
    while (bin > 0 && peaks + count(bin - 1) <= SHARE * total) {
      bin--;
      peaks += count(bin);
    }
    return bin;
  }

  /** The mean excess over the threshold in bins, the reciprocal of the power law's exponent. */
  private double index(int threshold) {
    double peaks = PRIOR * POINT;
    double excess = peaks * PRIOR_EXCESS;
    for (int i = threshold; i < BINS; i++) {
      peaks += count(i);
      excess += count(i) * Math.min(LARGEST_EXCESS, i + 0.5 - threshold);
    }
    return excess / peaks;
  }

  void learn(double magnitude) {
    int bin = (int) place(magnitude);
    counts[first + bin / 4] += (long) POINT << (16 * (bin % 4));
    if (total() > FULL) {
      for (int i = first; i < first + LONGS; i++) {
        counts[i] = (counts[i] >>> 1) & 0x7fff_7fff_7fff_7fffL;
      }
    }
  }

  private int count(int bin) {
    return (int) (counts[first + bin / 4] >>> (16 * (bin % 4))) & 0xffff;
  }

  private long total() {
    long sum = 0;
    for (int i = 0; i < BINS; i++) {
      sum += count(i);
    }
    return sum;
  }

  private static double place(double magnitude) {
    double octave = StrictMath.log(magnitude + 1e-12) / LOG_2 - LOWEST_OCTAVE;
    return Math.max(0, Math.min(BINS - 0.001, octave * PER_OCTAVE));
  }
}
