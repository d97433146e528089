package io.belfry.engine;

import java.util.UUID;

/**
 * The event that probably causes another.
 *
 * @param event its id
 * @param number its number, for people
 * @param key its key
 * @param confidence how much to believe it, in percent
 * @param grounds why, a sentence for people
 * @param by what it was found by
 */
public record Cause(UUID event, long number, String key, int confidence, String grounds, By by) {

  /** What a cause was found by. */
  public enum By {
    /** The one depends on the other. */
    DEPENDENCY,
    /** They are close to each other. */
    PLACE,
    /** A pattern in time says so. */
    PATTERN,
    /** People said so; rules do not change that. */
    PERSON
  }
}
