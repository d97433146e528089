package io.belfry.facts.match;

import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import io.belfry.facts.Level;
import java.util.Map;

/**
 * That a runbook says how urgent its events are, whatever their severity: a parameter of the
 * policies, in working memory for as long as the release judges.
 */
public final class RatingFact implements Explained {
  private final String runbook;
  private final Level urgency;

  public RatingFact(String runbook, Level urgency) {
    this.runbook = runbook;
    this.urgency = urgency;
  }

  public String getRunbook() {
    return runbook;
  }

  public Level getUrgency() {
    return urgency;
  }

  @Override
  public String factName() {
    return "rating";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds().with("runbook", runbook).with("urgency", urgency).values();
  }
}
