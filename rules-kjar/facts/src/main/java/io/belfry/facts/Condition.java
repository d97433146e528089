package io.belfry.facts;

/**
 * What the engine knows of an event; what people did with it is its handling, which rules do not
 * write.
 */
public enum Condition {
  FIRING,
  CLEARED,
  SUPPRESSED,
  FLAPPING
}
