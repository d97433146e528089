package io.belfry.facts;

import java.util.Map;

/** How soon a severity asks for work. */
public final class UrgencyRow implements Explained {
  private final Severity severity;
  private final Level urgency;

  public UrgencyRow(Severity severity, Level urgency) {
    this.severity = severity;
    this.urgency = urgency;
  }

  public Severity getSeverity() {
    return severity;
  }

  public Level getUrgency() {
    return urgency;
  }

  /** One step above, for what gets worse; the highest stays as it is. */
  public Level getRaised() {
    return urgency == Level.LOW ? Level.MEDIUM : Level.HIGH;
  }

  @Override
  public String factName() {
    return "urgency";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds().with("severity", severity).with("urgency", urgency).values();
  }
}
