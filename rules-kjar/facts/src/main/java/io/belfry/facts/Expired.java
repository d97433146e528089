package io.belfry.facts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was awaited did not come in time; in working memory while rules judge that, and no longer.
 */
public final class Expired implements AboutEvents, Explained, Passing {
  private final String what;
  private final String key;
  private final long due;
  private final @Nullable EventFact event;

  /**
   * @param what as given to {@link Decisions#await}, empty when that named nothing
   * @param key as given to {@link Decisions#await}
   * @param due when it should have come at the latest, in milliseconds since 1970
   * @param event the open event of that key, null when there is none
   */
  public Expired(String what, String key, long due, @Nullable EventFact event) {
    this.what = what;
    this.key = key;
    this.due = due;
    this.event = event;
  }

  public String getWhat() {
    return what;
  }

  public String getKey() {
    return key;
  }

  public long getDue() {
    return due;
  }

  /** The open event of that key, null when there is none or the key is of something else. */
  public @Nullable EventFact getEvent() {
    return event;
  }

  /** Whether there is one, and it fires. */
  public boolean isOfFiring() {
    return event != null && event.isFiring();
  }

  @Override
  public List<EventFact> aboutEvents() {
    return event == null ? List.of() : List.of(event);
  }

  @Override
  public String factName() {
    return "deadline";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds().with("what", what).with("key", key).with("due", due).values();
  }
}
