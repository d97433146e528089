package io.belfry.facts.baseline;

import io.belfry.facts.AlertFact;
import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import io.belfry.facts.Kept;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import java.util.Map;

/**
 * That a metric is unusual, from the point that was until enough usual ones came. Alerts of the
 * same key that say nothing of the metric cannot clear what it opened.
 */
public final class UnusualFact implements Kept, Explained {
  private String id = "";
  private String series = "";
  private String metric = "";
  private Severity severity = Severity.WARNING;
  private String reason = "";

  /** For snapshots. */
  public UnusualFact() {}

  /** What the first unusual point says. */
  public UnusualFact(Deviation first) {
    id = first.getId();
    series = first.getSeries();
    metric = first.getMetric();
    setDeviation(first);
  }

  @Override
  public String keptKey() {
    return id;
  }

  /** It goes with the baseline. */
  @Override
  public boolean isLongLived() {
    return true;
  }

  /** It goes with the baseline. */
  @Override
  public boolean isBeforeReplay() {
    return true;
  }

  /** Names the runbook, the key and the metric together. */
  public String getId() {
    return id;
  }

  /** Names the runbook and the key together. */
  public String getSeries() {
    return series;
  }

  public Severity getSeverity() {
    return severity;
  }

  /** Takes over what a later point says. */
  public void setDeviation(Deviation latest) {
    severity = latest.getSeverity();
    reason = latest.getReason();
  }

  /** Which of two is spoken of: the worse one, and the first by name where both are as bad. */
  public boolean isBefore(UnusualFact other) {
    int worse = severity.compareTo(other.severity);
    return worse < 0 || (worse == 0 && id.compareTo(other.id) < 0);
  }

  /** The alert as the baseline sees it. */
  public AlertFact rated(AlertFact alert) {
    String why =
        alert.value(metric) == null ? reason + ", as it was when it was measured last" : reason;
    return alert.rated(Status.FIRING, severity, why);
  }

  @Override
  public String factName() {
    return "unusual value";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds()
        .with("metric", metric)
        .with("severity", severity)
        .with("because", reason)
        .values();
  }
}
