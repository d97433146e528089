package io.belfry.event;

/** In which order events are listed. */
public enum EventOrder {
  /** Those with the highest number first. */
  NEWEST("e.number < :number", "e.number desc"),

  /** The worst severity first, of these what nobody took on, of these the newest. */
  WORST(
      "(e.listRank > :rank or e.listRank = :rank and e.number < :number)",
      "e.listRank, e.number desc");

  private final String after;
  private final String by;

  EventOrder(String after, String by) {
    this.after = after;
    this.by = by;
  }

  String after() {
    return after;
  }

  String by() {
    return by;
  }

  /** Returns the cursor that goes on after an event. */
  String cursor(Event event) {
    return this == NEWEST ? Long.toString(event.number()) : event.listRank() + "-" + event.number();
  }
}
