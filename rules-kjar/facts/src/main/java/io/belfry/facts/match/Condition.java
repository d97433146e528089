package io.belfry.facts.match;

import io.belfry.facts.AlertFact;

/** A condition on one alert; the same alert always gives the same answer. */
public interface Condition {

  /** Whether it holds. */
  boolean admits(AlertFact alert);
}
