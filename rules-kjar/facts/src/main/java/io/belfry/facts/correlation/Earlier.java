package io.belfry.facts.correlation;

import io.belfry.facts.AboutEvents;
import io.belfry.facts.EventFact;
import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import io.belfry.facts.Passing;
import java.util.List;
import java.util.Map;

/** Events that fired before what they depend on did, and that nothing explains yet. */
public final class Earlier implements AboutEvents, Explained, Passing {
  private final EventFact event;
  private final long events;

  /**
   * @param event what they depend on
   */
  public Earlier(EventFact event, long events) {
    this.event = event;
    this.events = events;
  }

  public String getKey() {
    return event.getKey();
  }

  public EventFact getEvent() {
    return event;
  }

  @Override
  public List<EventFact> aboutEvents() {
    return List.of(event);
  }

  public long getEvents() {
    return events;
  }

  @Override
  public String factName() {
    return "earlier events";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds().with("depend on", getKey()).with("number", events).values();
  }
}
