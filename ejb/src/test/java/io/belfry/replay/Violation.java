package io.belfry.replay;

/** What came of the alarms is not what must come of them. */
final class Violation extends RuntimeException {
  private static final long serialVersionUID = 1;

  Violation(String message) {
    super(message);
  }
}
