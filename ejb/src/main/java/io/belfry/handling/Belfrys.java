package io.belfry.handling;

/** What Belfry does by itself to the handling of an event; the words are part of the API. */
final class Belfrys {
  /** An acknowledgement came to its end. */
  static final String EXPIRE = "expire";

  /** What was resolved fired again. */
  static final String RECUR = "recur";

  /** What is worked on got worse. */
  static final String WORSEN = "worsen";

  /** What recovered by itself was closed. */
  static final String LEFT_ALONE = "close-recovered";

  private Belfrys() {}
}
