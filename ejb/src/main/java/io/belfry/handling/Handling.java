package io.belfry.handling;

import java.util.Arrays;
import java.util.Locale;

/** How far people are with an event. */
public enum Handling {
  /** Nobody took it on. */
  OPEN,
  /** Somebody knows of it. */
  ACKNOWLEDGED,
  /** Somebody works on it. */
  IN_PROGRESS,
  /** Whoever worked on it believes that it is over; alerts of its key still join it. */
  RESOLVED,
  /** Done with; the next alert of its key opens another event. */
  CLOSED;

  /** Returns the word in the API and in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns the state of that word.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Handling of(String word) {
    return Arrays.stream(values())
        .filter(handling -> handling.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Not a state (%s)".formatted(word)));
  }
}
