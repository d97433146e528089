package io.belfry.facts.expectation;

/** By which field of an alert an expectation knows what it waits for. */
public enum By {
  KEY,
  TYPE,
  SOURCE
}
