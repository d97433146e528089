package io.belfry.facts;

/** ITIL's three levels, for impact as well as for urgency. */
public enum Level {
  HIGH,
  MEDIUM,
  LOW
}
