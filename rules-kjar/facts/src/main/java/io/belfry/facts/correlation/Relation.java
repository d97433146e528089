package io.belfry.facts.correlation;

import java.util.Locale;

/** How an event stands to what may explain it. */
public enum Relation {
  /** It depends on it. */
  DEPENDENCY(90),
  /** Both are about the same configuration item. */
  CI(60),
  HOST(60),
  RACK(50),
  CLUSTER(45),
  SITE(40);

  private static final int A_STEP = 5;
  private static final int LEAST = 60;
  private static final int TOO_LATE = 10;

  private final int confidence;

  Relation(int confidence) {
    this.confidence = confidence;
  }

  /**
   * How much to believe it, in percent. A longer way is believed less, and so is a cause that
   * failed after what it causes.
   *
   * @param steps of dependency; 0 for those that are only close to each other
   * @param before by how much the cause came first, in milliseconds
   */
  int confidence(int steps, long before) {
    int far = Math.max(Math.min(confidence, LEAST), confidence - A_STEP * Math.max(0, steps - 1));
    return before < 0 ? far - TOO_LATE : far;
  }

  /** Such as {@code rack}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
