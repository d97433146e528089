package io.belfry.engine;

import java.util.Locale;

/** What became of an alert; every journalled alert has exactly one. */
public enum Fate {
  OPENED,
  JOINED,
  RECOVERED,
  DUPLICATE,
  SUPPRESSED,
  BELOW_THRESHOLD,
  EXPECTED_ARRIVAL,
  INFORMATIONAL,
  LEARNING,
  RULE_FAULT,
  HELD;

  /** The word in the API and in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
