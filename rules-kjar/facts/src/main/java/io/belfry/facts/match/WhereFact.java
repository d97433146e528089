package io.belfry.facts.match;

import io.belfry.facts.AlertFact;
import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import java.util.Map;

/**
 * What a runbook asks of an alert beyond its type: a parameter of its match rule, in working memory
 * for as long as the release judges.
 */
public final class WhereFact implements Explained {
  private final String runbook;
  private final String text;
  private final Condition condition;

  /**
   * @param text the condition as its author wrote it
   */
  public WhereFact(String runbook, String text, Condition condition) {
    this.runbook = runbook;
    this.text = text;
    this.condition = condition;
  }

  public String getRunbook() {
    return runbook;
  }

  /** Whether the condition holds. */
  public boolean admits(AlertFact alert) {
    return condition.admits(alert);
  }

  @Override
  public String factName() {
    return "where";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds().with("runbook", runbook).with("condition", text).values();
  }
}
