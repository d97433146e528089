package io.belfry.handling;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What kind of thing was behind an event; the words are part of the API. */
public enum CauseClass {
  FALSE_POSITIVE,
  BUSINESS_FLUCTUATION,
  CODE,
  CONFIGURATION,
  CAPACITY,
  HARDWARE,
  DEPENDENCY,
  PLANNED_WORK;

  /** Returns the word in the API and in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns the class of that word.
   *
   * @throws Fault invalid-value, with the words that there are
   */
  public static CauseClass of(String word) {
    return Arrays.stream(values())
        .filter(cause -> cause.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                Fault.ofField(
                    ErrorCode.INVALID_VALUE,
                    "causeClass",
                    "There is no class of causes (" + Line.shown(word) + ")",
                    "Use one of "
                        + Arrays.stream(values())
                            .map(CauseClass::word)
                            .collect(Collectors.joining(", "))));
  }
}
