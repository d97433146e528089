package io.belfry.incident;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** How far an incident is; the words are part of the API. */
public enum IncidentState {
  OPEN,
  IN_PROGRESS,
  RESOLVED,
  CLOSED;

  /** Those in which somebody still has to do something. */
  static final Set<IncidentState> UNDER_WAY = Set.of(OPEN, IN_PROGRESS);

  /** Returns the word in the API and in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns the state of that word.
   *
   * @throws Fault invalid-value, with the words that there are
   */
  public static IncidentState of(String word) {
    return Arrays.stream(values())
        .filter(state -> state.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                Fault.ofField(
                    ErrorCode.INVALID_VALUE,
                    "state",
                    "There is no state (" + Line.shown(word) + ")",
                    "Use open, in-progress, resolved or closed"));
  }
}
