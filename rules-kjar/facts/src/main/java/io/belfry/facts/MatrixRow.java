package io.belfry.facts;

import java.util.Map;

/** One cell of ITIL's priority matrix: impact and urgency give the priority. */
public final class MatrixRow implements Explained {
  private final Level impact;
  private final Level urgency;
  private final Priority priority;

  public MatrixRow(Level impact, Level urgency, Priority priority) {
    this.impact = impact;
    this.urgency = urgency;
    this.priority = priority;
  }

  public Level getImpact() {
    return impact;
  }

  public Level getUrgency() {
    return urgency;
  }

  public Priority getPriority() {
    return priority;
  }

  @Override
  public String factName() {
    return "priority matrix";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds()
        .with("impact", impact)
        .with("urgency", urgency)
        .with("priority", priority.name())
        .values();
  }
}
