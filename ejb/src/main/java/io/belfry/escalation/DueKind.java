package io.belfry.escalation;

import java.util.Locale;

/** What falls due for an event. */
public enum DueKind {
  /** The next step of the policy. */
  STEP,
  RESPONSE_WARNING,
  RESPONSE_BREACH,
  RESOLUTION_WARNING,
  RESOLUTION_BREACH,
  /** The next step after the resolution is overdue. */
  BREACH_STEP;

  /** Returns the word in the database. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static DueKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /**
   * Returns what is to be done at that moment.
   *
   * @param handling of the event, which is people's
   * @param condition of the event, which is the engine's
   * @param isQuiet whether nobody is to be told of the event yet, as of a symptom
   */
  Answer answer(String handling, String condition, boolean isQuiet) {
    Answer answer = answer(handling, condition);
    return answer == Answer.TELL && isQuiet ? Answer.PARK : answer;
  }

  private Answer answer(String handling, String condition) {
    boolean isOver = condition.equals("cleared");
    boolean isOpen = handling.equals("open");
    return switch (this) {
      case STEP ->
          handling.equals("closed") ? Answer.OVER : isOpen && !isOver ? Answer.TELL : Answer.PARK;
      case RESPONSE_WARNING, RESPONSE_BREACH -> isOpen && !isOver ? Answer.TELL : Answer.OVER;
      case RESOLUTION_WARNING, RESOLUTION_BREACH, BREACH_STEP ->
          isOver || handling.equals("resolved") || handling.equals("closed")
              ? Answer.OVER
              : Answer.TELL;
    };
  }

  /** What is to be done with something due. */
  enum Answer {
    /** People are told. */
    TELL,
    /** Somebody has it in hand, or its cause explains it: it waits until that is no longer so. */
    PARK,
    /** It does not matter any more. */
    OVER
  }
}
