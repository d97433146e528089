package io.belfry.facts.correlation;

import io.belfry.facts.AboutEvents;
import io.belfry.facts.EventFact;
import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import io.belfry.facts.Passing;
import java.util.List;
import java.util.Map;

/** An event that has begun to fire where the topology knows something. */
public final class Concerned implements AboutEvents, Explained, Passing {
  private final EventFact event;
  private final boolean dependent;

  /**
   * @param dependent whether something else could explain it
   */
  public Concerned(EventFact event, boolean dependent) {
    this.event = event;
    this.dependent = dependent;
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

  public boolean isDependent() {
    return dependent;
  }

  @Override
  public String factName() {
    return "new trouble";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds().with("key", getKey()).with("depends on others", dependent).values();
  }
}
