package io.belfry.catalogue;

import io.belfry.facts.Level;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import java.util.Arrays;
import java.util.Locale;

/** How much hangs on a service, as the API and the table say it: high, medium or low. */
public final class Criticality {
  private Criticality() {}

  /**
   * Returns the level of a word.
   *
   * @throws Fault invalid-value for any other word
   */
  public static Level of(String word) {
    return Arrays.stream(Level.values())
        .filter(level -> word(level).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                Fault.ofField(
                    ErrorCode.INVALID_VALUE,
                    "criticality",
                    "There is no criticality (" + Line.shown(word) + ")",
                    "Choose from high, medium, low"));
  }

  /** Returns the word of a level. */
  public static String word(Level level) {
    return level.name().toLowerCase(Locale.ROOT);
  }
}
