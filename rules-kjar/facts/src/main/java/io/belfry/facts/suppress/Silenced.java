package io.belfry.facts.suppress;

import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import io.belfry.facts.Passing;
import java.util.Map;

/** An event that fires silences the alert of a key. */
public final class Silenced implements Explained, Passing {
  private final String key;
  private final String event;
  private final String rule;
  private final String reason;

  /**
   * @param event the key of the event that silences it
   * @param rule the id of the inhibition that says so
   * @param reason of the inhibition, for people
   */
  public Silenced(String key, String event, String rule, String reason) {
    this.key = key;
    this.event = event;
    this.rule = rule;
    this.reason = reason;
  }

  public String getKey() {
    return key;
  }

  public String getEvent() {
    return event;
  }

  public String getReason() {
    return reason;
  }

  @Override
  public String factName() {
    return "inhibition";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds().with("id", rule).with("event", event).with("reason", reason).values();
  }
}
