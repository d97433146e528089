package io.belfry.facts.pattern;

import io.belfry.facts.AboutEvents;
import io.belfry.facts.EventFact;
import io.belfry.facts.Explained;
import io.belfry.facts.Passing;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a pattern had counted when people removed it. */
public final class Abandoned implements AboutEvents, Explained, Passing {
  private final Run run;
  private final @Nullable EventFact event;

  /**
   * @param event what it came to, while that is open
   */
  public Abandoned(Run run, @Nullable EventFact event) {
    this.run = run;
    this.event = event;
  }

  public Run getRun() {
    return run;
  }

  public @Nullable EventFact getEvent() {
    return event;
  }

  /** Whether it came to an event that is firing. */
  public boolean isOfFiring() {
    return run.isMade() && event != null && event.isFiring();
  }

  @Override
  public List<EventFact> aboutEvents() {
    return event == null ? List.of() : List.of(event);
  }

  @Override
  public String factName() {
    return run.factName();
  }

  @Override
  public Map<String, String> factValues() {
    return run.factValues();
  }
}
