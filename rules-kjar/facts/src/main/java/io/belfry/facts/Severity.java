package io.belfry.facts;

/** How bad the sender says it is, most severe first. */
public enum Severity {
  CRITICAL,
  MAJOR,
  MINOR,
  WARNING,
  INFO
}
