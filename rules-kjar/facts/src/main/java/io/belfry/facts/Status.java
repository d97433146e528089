package io.belfry.facts;

/** What an alert says about its key: it holds, or it is over. */
public enum Status {
  FIRING,
  RESOLVED
}
