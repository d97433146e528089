package io.belfry.facts;

/** The order in which people should work: P1 first. */
public enum Priority {
  P1,
  P2,
  P3,
  P4
}
