package io.belfry.measure;

/** What each figure means. These words stand beside the figures, wherever they are shown. */
enum Definition {
  TIME_TO_DETECT(
      "From when the trouble began, as the sender of the first alert says, until its event was"
          + " opened. Events whose sender says nothing are left out."),
  TIME_TO_PAGE(
      "From when an event was opened until the first receiver had taken what Belfry told of it."),
  TIME_TO_ACKNOWLEDGE(
      "From when an event was opened until somebody first acknowledged, started, resolved or closed"
          + " it."),
  TIME_TO_RESOLVE(
      "From when an event was opened until it recovered, was resolved or closed, whichever came"
          + " first; only events that somebody worked on."),
  TIME_TO_RECOVER_BY_ITSELF(
      "From when an event was opened until it recovered or was closed, for events that nobody worked"
          + " on."),
  NOISE_REDUCTION(
      "The part of the alerts that made no event of their own: one less the events for each alert"
          + " that counted for them."),
  ESCALATED_TO_PEOPLE(
      "The part of the events of which the next people were told because nobody acknowledged in"
          + " time."),
  ESCALATED_TO_INCIDENT("The part of the events that became, or joined, an incident."),
  FALSE_POSITIVE("The part of the closed events with a cause class whose class is false-positive."),
  USELESS_PAGE("The part of the events whose page somebody called useless."),
  RECOVERED_BY_ITSELF(
      "The part of the events that recovered or were closed without anybody's work.");

  private final String text;

  Definition(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** Returns the name in the API. */
  String word() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
