package io.belfry.facts.baseline;

import io.belfry.facts.Kept;
import io.belfry.facts.measure.Sensitivity;

/**
 * What is learned of one series: its baseline, and whether the series is unusual at present. That
 * begins with a point that the baseline tells, or with {@link #LASTING} in a row outside the band,
 * for what was told a day before is not told again. It ends after {@link #CALM} in a row within.
 */
public final class BaselineFact implements Kept {
  /** A baseline without a point for this long is forgotten; in milliseconds. */
  public static final long KEPT_MILLIS = 30 * 24 * 60 * 60 * 1000L;

  /** With one point alone, what is on the edge of the band would begin and end all the time. */
  static final int CALM = 3;

  /** Fewer in a row are outside now and then, and would cost many false alarms. */
  private static final int LASTING = 8;

  private String id = "";
  private long[] integers = {};
  private double[] reals = {};
  private long heardAt;
  private boolean unusual;
  private int calm;
  private int outside;

  /** For snapshots. */
  public BaselineFact() {}

  /**
   * A baseline that has learned nothing.
   *
   * @param id names the runbook, the key and the metric together
   */
  public BaselineFact(String id) {
    Baseline nothing = new Baseline();
    this.id = id;
    this.integers = nothing.integers();
    this.reals = nothing.reals();
  }

  @Override
  public String keptKey() {
    return id;
  }

  /** A change of rules does not change what was measured. */
  @Override
  public boolean isLongLived() {
    return true;
  }

  /** Points that are not newer than the last one change nothing. */
  @Override
  public boolean isBeforeReplay() {
    return true;
  }

  public String getId() {
    return id;
  }

  /** When its last point came, in milliseconds since 1970; 0 before the first. */
  public long getHeardAt() {
    return heardAt;
  }

  /** Whether the series is unusual, as far as its last points say. */
  public boolean isUnusual() {
    return unusual;
  }

  /** Whether there is too little past to judge by. */
  public boolean isLearning() {
    return new Baseline(integers, reals).learning();
  }

  /** How many points were learned. */
  public long getPoints() {
    return new Baseline(integers, reals).count();
  }

  /** Whether the growth a second is judged, and not the value. */
  public boolean isCounter() {
    return new Baseline(integers, reals).counter();
  }

  /** What is usual at a time, past or to come, as far as is known now. */
  public Band band(long at, Sensitivity sensitivity) {
    return new Baseline(integers, reals).band(at, sensitivity);
  }

  public void setUnusual(boolean unusual) {
    this.unusual = unusual;
    calm = unusual ? calm : 0;
    outside = unusual ? outside : 0;
  }

  /** Takes over when the last point came, which {@link #judge} has learned from already. */
  public void setHeardAt(long heardAt) {
    this.heardAt = heardAt;
  }

  /**
   * Judges a point and learns from it, in place. An alert that is judged again, or is older than
   * the last point, is judged by how the series stands. Of several points of one moment only the
   * first is learned from, so that a replay of the past changes nothing.
   */
  public Deviation judge(Sample sample) {
    long at = sample.getAt();
    Sensitivity sensitivity = sample.threshold().getSensitivity();
    boolean besides = at == heardAt;
    Baseline baseline =
        besides ? new Baseline(integers.clone(), reals.clone()) : new Baseline(integers, reals);
    Band band = baseline.band(at, sensitivity);
    if (at < heardAt || sample.getAlert().isAgain()) {
      return new Deviation(sample, baseline, band, unusual, calm, heardAt);
    }
    boolean told =
        baseline.observe(at, sample.value()) >= sensitivity.score() && !baseline.learning();
    if (!besides) {
      count(baseline, band);
    }
    if (told || outside >= LASTING) {
      unusual = true;
      calm = told ? 0 : calm;
    } else if (unusual && !besides) {
      setUnusual(calm < CALM && !baseline.learning());
    }
    return new Deviation(sample, baseline, band, unusual, calm, at);
  }

  /** How many points in a row are in the band, or outside; a reset of a counter says nothing. */
  private void count(Baseline baseline, Band band) {
    double figure = baseline.measured();
    if (baseline.learning()) {
      calm = 0;
      outside = 0;
    } else if (!Double.isNaN(figure)) {
      boolean held = band.holds(figure);
      calm = unusual && held ? calm + 1 : 0;
      outside = held ? 0 : outside + 1;
    }
  }
}
