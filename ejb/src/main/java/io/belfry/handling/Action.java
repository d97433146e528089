package io.belfry.handling;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What people can do with an event; the words are part of the API. */
public enum Action {
  ACKNOWLEDGE,
  UNACKNOWLEDGE,
  START,
  RESOLVE,
  CLOSE,
  REOPEN,
  ASSIGN,
  HAND_OVER,
  HELP,
  WATCH,
  UNWATCH,
  COMMENT,
  PRIORITISE,
  TICK,
  USELESS;

  /** Returns the word in the API and in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns the action of that word.
   *
   * @throws Fault invalid-value, with the words that there are
   */
  public static Action of(String word) {
    return Arrays.stream(values())
        .filter(action -> action.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                Fault.ofField(
                    ErrorCode.INVALID_VALUE,
                    "action",
                    "There is no action (" + Line.shown(word) + ")",
                    "Use one of "
                        + Arrays.stream(values())
                            .map(Action::word)
                            .collect(Collectors.joining(", "))));
  }
}
