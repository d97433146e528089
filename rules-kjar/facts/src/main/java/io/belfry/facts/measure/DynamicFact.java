package io.belfry.facts.measure;

import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import io.belfry.facts.Severity;
import java.util.Map;

/**
 * A metric that a runbook compares with its own past: a parameter of the policies, in working
 * memory for as long as the release judges.
 */
public final class DynamicFact implements Explained {
  private final String runbook;
  private final String metric;
  private final Sensitivity sensitivity;
  private final Severity severity;

  /**
   * @param severity what an unusual value gives the event; it is none of those that open nothing
   */
  public DynamicFact(String runbook, String metric, Sensitivity sensitivity, Severity severity) {
    this.runbook = runbook;
    this.metric = metric;
    this.sensitivity = sensitivity;
    this.severity = severity;
  }

  public String getRunbook() {
    return runbook;
  }

  public String getMetric() {
    return metric;
  }

  public Sensitivity getSensitivity() {
    return sensitivity;
  }

  public Severity getSeverity() {
    return severity;
  }

  @Override
  public String factName() {
    return "dynamic threshold";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds()
        .with("runbook", runbook)
        .with("metric", metric)
        .with("sensitivity", sensitivity)
        .with("severity", severity)
        .values();
  }
}
