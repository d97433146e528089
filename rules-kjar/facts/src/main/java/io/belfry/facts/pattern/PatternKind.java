package io.belfry.facts.pattern;

import java.util.Locale;

/** What a pattern looks for; the words are part of the API. */
public enum PatternKind {
  /** So many alerts within a time. */
  COUNT,
  /** What comes within a time after something else follows from it. */
  THEN,
  /** Something comes, and what should follow it within a time does not. */
  WITHOUT;

  /** The word in the API and in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
