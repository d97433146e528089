package io.belfry.engine;

import java.util.Locale;

/** What became of an alert; every journalled alert has exactly one. */
public enum Fate {
  OPENED("It opened event %2$d."),
  JOINED("It joined event %2$d, which has its key."),
  RECOVERED("It cleared event %2$d."),
  DUPLICATE("It repeats what event %2$d already says."),
  SUPPRESSED("%1$s"),
  BELOW_THRESHOLD("%1$s"),
  EXPECTED_ARRIVAL("%1$s"),
  INFORMATIONAL("Listed only: %1$s."),
  LEARNING("%1$s"),
  RULE_FAULT("No rule decided about it. %1$s"),
  HELD("%1$s");

  private final String sentence;

  Fate(String sentence) {
    this.sentence = sentence;
  }

  /** The word in the API and in the database. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Why, for people. It is made when somebody asks: most of it would be the same text for every
   * alert.
   *
   * @param event the number of the event that it touched, 0 when it touched none
   */
  public String reason(String detail, long event) {
    if (this == DUPLICATE && event == 0) {
      return "Its sender had already sent it, with the same idempotency key.";
    }
    return sentence.formatted(detail, event).strip();
  }
}
