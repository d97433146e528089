package io.belfry.notification;

import java.util.Locale;

/** Why somebody is told. */
public enum Occasion {
  /** An event is new. */
  OPENED,
  /** Something about an event changed that matters to who is told. */
  CHANGED,
  /** Nobody did what was to be done in time. */
  ESCALATED,
  /** A target will soon be missed, or was. */
  WARNED,
  /** Somebody took an event on: of use to a pager alone, which then rings nobody else. */
  ACKNOWLEDGED,
  /** An event is over. */
  RECOVERED,
  /** A record elsewhere follows an incident; nobody is told. */
  MIRRORED,
  /** Somebody, or Belfry itself, tries whether the channel works. */
  TEST;

  /** Returns the word in the API, in the database and in what is sent. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the occasion of a word that {@link #word} made. */
  static Occasion of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
