package io.belfry.facts.baseline;

import io.belfry.facts.Kept;

/**
 * What is learned of one series: its baseline, and whether the series is unusual at present. An
 * unusual series is usual again after {@link #CALM} points in a row within the band.
 */
public final class BaselineFact implements Kept {
  /** A baseline without a point for this long is forgotten; in milliseconds. */
  public static final long KEPT_MILLIS = 30 * 24 * 60 * 60 * 1000L;

  /** With one point alone, what is on the edge of the band would begin and end all the time. */
  static final int CALM = 3;

  private String id = "";
  private long[] integers = {};
  private double[] reals = {};
  private long heardAt;
  private boolean unusual;
  private int calm;

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

  public void setUnusual(boolean unusual) {
    this.unusual = unusual;
    calm = 0;
  }

  /**
   * Judges a point and learns from it; what comes of it is taken over by {@link #setStanding}. An
   * alert that is judged again, or is not newer than the last point, is judged by how the series
   * stands.
   */
  public Deviation judge(Sample sample) {
    Baseline baseline = new Baseline(integers, reals);
    Band band = baseline.band(sample.getAt(), sample.threshold().getSensitivity());
    if (sample.getAt() <= heardAt || sample.getAlert().isAgain()) {
      return new Deviation(sample, baseline, band, unusual, calm, heardAt);
    }
    double score = baseline.observe(sample.getAt(), sample.value());
    double figure = baseline.measured();
    if (baseline.learning()) {
      return new Deviation(sample, baseline, band, false, 0, sample.getAt());
    } else if (score >= sample.threshold().getSensitivity().score()) {
      return new Deviation(sample, baseline, band, true, 0, sample.getAt());
    }
    int calmer = Double.isNaN(figure) ? calm : band.holds(figure) ? calm + 1 : 0;
    boolean still = unusual && calmer < CALM;
    return new Deviation(sample, baseline, band, still, still ? calmer : 0, sample.getAt());
  }

  /** Takes over what a point made of the series. */
  public void setStanding(Deviation deviation) {
    integers = deviation.baseline().integers();
    reals = deviation.baseline().reals();
    heardAt = deviation.heardAt();
    unusual = deviation.isUnusual();
    calm = deviation.calm();
  }
}
