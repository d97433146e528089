package io.belfry.facts.expectation;

import java.util.Locale;

/** In which ways an expectation may fail to be kept. */
public enum Sort {
  /** Too little came, or nothing. */
  MISSED,
  /** Too much came. */
  EXCEEDED,
  /** What came was too small, too large, or did not say how large it was. */
  VOLUME,
  /** A run failed, or did not come to its end. */
  UNFINISHED;

  /** The word in keys and types of alerts. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
