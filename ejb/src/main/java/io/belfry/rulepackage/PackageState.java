package io.belfry.rulepackage;

import java.util.Locale;

/** Where a version of a package is on its way. */
public enum PackageState {
  /** It can be read. */
  DRAFT,
  /** It compiles, and all that it names exists. */
  VERIFIED,
  /** Its scenarios come out as they say. */
  TESTED,
  /** A second person agrees. */
  APPROVED,
  /** It judges. */
  ACTIVE,
  /** It judges no more, or never will. */
  RETIRED;

  /** The word in the API and in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static PackageState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
