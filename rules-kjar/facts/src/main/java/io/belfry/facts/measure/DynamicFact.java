package io.belfry.facts.measure;

import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import java.util.Map;

/**
 * A metric that a runbook compares with its own past: a parameter of the policies, in working
 * memory for as long as the release judges.
 */
public final class DynamicFact implements Explained {
  private final String runbook;
  private final String metric;
  private final Sensitivity sensitivity;

  public DynamicFact(String runbook, String metric, Sensitivity sensitivity) {
    this.runbook = runbook;
    this.metric = metric;
    this.sensitivity = sensitivity;
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
        .values();
  }
}
