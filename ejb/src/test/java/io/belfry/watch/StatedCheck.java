package io.belfry.watch;

import io.belfry.facts.Severity;

/** A check that finds what the test says. */
final class StatedCheck implements Check {
  private final Topic topic;
  private String fault = "";
  private boolean broken;

  StatedCheck(String key, Severity severity) {
    topic = new Topic(key, "Stated", severity);
  }

  void finds(String newFault) {
    fault = newFault;
  }

  void breaks(boolean now) {
    broken = now;
  }

  @Override
  public Topic topic() {
    return topic;
  }

  @Override
  public String look() {
    if (broken) {
      throw new IllegalStateException("as the test wants");
    }
    return fault;
  }
}
