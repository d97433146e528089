package io.belfry.facts.pattern;

import io.belfry.facts.AlertFact;
import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import io.belfry.facts.Passing;
import java.util.Map;

/** The alert at hand is one that a pattern is about. */
public final class Hit implements Explained, Passing {
  private final String pattern;
  private final String slot;
  private final boolean first;
  private final AlertFact alert;

  /**
   * @param slot what the pattern goes by, and what the alert says of it: {@code name=value} a line
   * @param first whether it is what the pattern begins with, and not what follows
   */
  public Hit(String pattern, String slot, boolean first, AlertFact alert) {
    this.pattern = pattern;
    this.slot = slot;
    this.first = first;
    this.alert = alert;
  }

  public String getPattern() {
    return pattern;
  }

  public String getSlot() {
    return slot;
  }

  public boolean isFirst() {
    return first;
  }

  public boolean isFiring() {
    return alert.isFiring();
  }

  /** Whether nothing has to be waited for any more: what follows came, or what began is over. */
  public boolean isEnding() {
    return !first || !alert.isFiring();
  }

  public String getKey() {
    return alert.getKey();
  }

  public String getService() {
    return alert.getService();
  }

  @Override
  public String factName() {
    return "part of a pattern";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds()
        .with("pattern", pattern)
        .with("by", slot.replace('\n', ' '))
        .with("key", getKey())
        .values();
  }
}
