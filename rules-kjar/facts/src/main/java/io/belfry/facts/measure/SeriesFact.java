package io.belfry.facts.measure;

import io.belfry.facts.Kept;
import io.belfry.facts.RunbookMatch;

/**
 * What is remembered of the values of one key, as one runbook looks at them: since when each of its
 * levels is breached, and the last point of each of its metrics.
 */
public final class SeriesFact implements Kept {
  /** A series without a point for this long is forgotten; in milliseconds. */
  public static final long KEPT_MILLIS = 8 * 24 * 60 * 60 * 1000L;

  private String id = "";
  private String runbook = "";
  private String key = "";
  private String type = "";
  private long shape;
  private long[] since = {};
  private long[] reached = {};
  private double[] last = {};
  private long[] lastAt = {};
  private long heardAt;
  private Comparison.Kind standing = Comparison.Kind.BELOW;

  /** For snapshots. */
  public SeriesFact() {}

  /**
   * A series without points.
   *
   * @param id names the runbook and the key together
   * @param type the alerts' own name for what is measured
   */
  public SeriesFact(String id, String runbook, String key, String type) {
    this.id = id;
    this.runbook = runbook;
    this.key = key;
    this.type = type;
  }

  /** The series that the first alert begins. */
  public static SeriesFact of(RunbookMatch first) {
    return new SeriesFact(
        first.getSeries(), first.getRunbook(), first.getKey(), first.getAlert().getType());
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

  /** Points that are older than the last one change nothing. */
  @Override
  public boolean isBeforeReplay() {
    return true;
  }

  public String getId() {
    return id;
  }

  public String getRunbook() {
    return runbook;
  }

  public String getKey() {
    return key;
  }

  public String getType() {
    return type;
  }

  /** When its last point came, in milliseconds since 1970; 0 before the first. */
  public long getHeardAt() {
    return heardAt;
  }

  /** How it stood to the levels when it was judged last. */
  public Comparison.Kind getStanding() {
    return standing;
  }

  /** Takes over what a judgement makes of the series. */
  public void setStanding(Comparison verdict) {
    standing = verdict.getKind();
    Judging judged = verdict.judging();
    shape = judged.shape();
    since = judged.since();
    reached = judged.reached();
    last = judged.last();
    lastAt = judged.lastAt();
    heardAt = Math.max(heardAt, judged.now());
  }

  long shape() {
    return shape;
  }

  long[] since() {
    return since;
  }

  long[] reached() {
    return reached;
  }

  double[] last() {
    return last;
  }

  long[] lastAt() {
    return lastAt;
  }
}
