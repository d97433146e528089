package io.belfry.engine;

import java.util.List;

/**
 * What one step came to: a journal entry, or the deadlines of one moment.
 *
 * @param position of the entry; for deadlines, of the tenant's last entry before
 * @param stamp the engine's time, in milliseconds since 1970
 * @param judged the entry's alerts in order; empty for other kinds of entries
 * @param decisions in the order in which they were made
 * @param events those that changed, as they are after the entry
 * @param released what became of alerts that were held, of this entry or of earlier ones
 * @param touched every event that an alert counted for; most of them only count on
 * @param expectations that were heard of or looked at, as they stand after it
 * @param responses what follows events that opened, where their runbook says so
 */
public record Outcome(
    long position,
    long tenant,
    long stamp,
    String release,
    List<Judged> judged,
    List<Released> released,
    List<Decision> decisions,
    List<EventState> events,
    List<Touch> touched,
    List<Standing> expectations,
    List<Responding> responses) {

  /** One in which no runbook says what follows. */
  public Outcome(
      long position,
      long tenant,
      long stamp,
      String release,
      List<Judged> judged,
      List<Released> released,
      List<Decision> decisions,
      List<EventState> events,
      List<Touch> touched,
      List<Standing> expectations) {
    this(
        position,
        tenant,
        stamp,
        release,
        judged,
        released,
        decisions,
        events,
        touched,
        expectations,
        List.of());
  }

  /** Whether it changed anything. */
  boolean isSomething() {
    return !judged.isEmpty()
        || !released.isEmpty()
        || !decisions.isEmpty()
        || !events.isEmpty()
        || !touched.isEmpty()
        || !expectations.isEmpty();
  }
}
