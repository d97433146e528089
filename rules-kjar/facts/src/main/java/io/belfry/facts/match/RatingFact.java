package io.belfry.facts.match;

import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import io.belfry.facts.Level;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * That a runbook says how its events are rated, whatever their severity and service: a parameter of
 * the policies, in working memory for as long as the release judges.
 */
public final class RatingFact implements Explained {
  private final String runbook;
  private final @Nullable Level impact;
  private final @Nullable Level urgency;

  /**
   * @param impact null when the runbook leaves that to the service
   * @param urgency null when the runbook leaves that to the severity
   */
  public RatingFact(String runbook, @Nullable Level impact, @Nullable Level urgency) {
    this.runbook = runbook;
    this.impact = impact;
    this.urgency = urgency;
  }

  public String getRunbook() {
    return runbook;
  }

  public @Nullable Level getImpact() {
    return impact;
  }

  public @Nullable Level getUrgency() {
    return urgency;
  }

  @Override
  public String factName() {
    return "rating";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds()
        .with("runbook", runbook)
        .with("impact", impact)
        .with("urgency", urgency)
        .values();
  }
}
