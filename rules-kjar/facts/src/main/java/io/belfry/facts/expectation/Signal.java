package io.belfry.facts.expectation;

import io.belfry.facts.AlertFact;

/** What an arrival says of the run that sent it. */
public enum Signal {
  /** It is there; of a run, it has come to its end. */
  ARRIVED,
  /** A run has begun. */
  STARTED,
  /** A run has come to a bad end. */
  FAILED;

  /** The label that tells it. */
  public static final String LABEL = "run";

  /** What an alert says: its label {@value #LABEL} is {@code start}, {@code fail}, or another. */
  public static Signal of(AlertFact alert) {
    String word = alert.label(LABEL);
    if ("start".equals(word)) {
      return STARTED;
    }
    return "fail".equals(word) ? FAILED : ARRIVED;
  }
}
