package io.belfry.facts;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the rules need of an event that the engine tracks: one per key. It is created by the host
 * when a rule decides to open an event, and stays until people have closed it.
 */
public final class EventFact implements Explained {
  private final String key;
  private final String service;
  private final Level impact;
  private final @Nullable String runbook;
  private Severity severity;
  private Level urgency;
  private Priority priority;
  private boolean firing;
  private boolean flapping;
  private long startsAt;

  /**
   * @param startsAt the sender's start of what fires now, in milliseconds since 1970, 0 when
   *     unknown
   */
  public EventFact(
      String key,
      String service,
      Severity severity,
      Level impact,
      Level urgency,
      Priority priority,
      long startsAt) {
    this(key, service, severity, impact, urgency, priority, startsAt, null);
  }

  /**
   * @param startsAt the sender's start of what fires now, in milliseconds since 1970, 0 when
   *     unknown
   * @param runbook the one that knows it, null when none does
   */
  public EventFact(
      String key,
      String service,
      Severity severity,
      Level impact,
      Level urgency,
      Priority priority,
      long startsAt,
      @Nullable String runbook) {
    this.key = key;
    this.service = service;
    this.severity = severity;
    this.impact = impact;
    this.urgency = urgency;
    this.priority = priority;
    this.startsAt = startsAt;
    this.runbook = runbook;
    this.firing = true;
  }

  public String getKey() {
    return key;
  }

  /** The runbook that knows it, null when none does. */
  public @Nullable String getRunbook() {
    return runbook;
  }

  public String getService() {
    return service;
  }

  public Severity getSeverity() {
    return severity;
  }

  public void setSeverity(Severity severity) {
    this.severity = severity;
  }

  public Level getImpact() {
    return impact;
  }

  public Level getUrgency() {
    return urgency;
  }

  public void setUrgency(Level urgency) {
    this.urgency = urgency;
  }

  public Priority getPriority() {
    return priority;
  }

  public void setPriority(Priority priority) {
    this.priority = priority;
  }

  public boolean isFiring() {
    return firing;
  }

  public void setFiring(boolean firing) {
    this.firing = firing;
  }

  /** Whether it fires and clears so often that its changes are held. */
  public boolean isFlapping() {
    return flapping;
  }

  public void setFlapping(boolean flapping) {
    this.flapping = flapping;
  }

  /** What people are shown of it. */
  public Condition getCondition() {
    if (flapping) {
      return Condition.FLAPPING;
    }
    return firing ? Condition.FIRING : Condition.CLEARED;
  }

  public long getStartsAt() {
    return startsAt;
  }

  /** Whether what fires now began then, in milliseconds since 1970. */
  public boolean startedAt(long time) {
    return startsAt == time;
  }

  public void setStartsAt(long startsAt) {
    this.startsAt = startsAt;
  }

  @Override
  public String factName() {
    return "event";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds()
        .with("key", key)
        .with("condition", getCondition())
        .with("severity", severity)
        .with("priority", priority.name())
        .values();
  }
}
