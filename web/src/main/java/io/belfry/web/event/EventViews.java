package io.belfry.web.event;

import io.belfry.catalogue.Teams;
import io.belfry.event.Event;
import io.belfry.event.Handled;
import io.belfry.handling.Involved;
import io.belfry.handling.Involvements;
import io.belfry.identity.Actor;
import io.belfry.identity.CurrentCaller;
import io.belfry.identity.People;
import io.belfry.incident.Memberships;
import io.belfry.web.people.Names;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Shows events to the caller, with the names of all who have to do with them. */
@ApplicationScoped
public class EventViews {
  private final Teams teams;
  private final Involvements involvements;
  private final Memberships memberships;
  private final People people;
  private final CurrentCaller caller;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected EventViews() {
    this(null, null, null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public EventViews(
      Teams teams,
      Involvements involvements,
      Memberships memberships,
      People people,
      CurrentCaller caller) {
    this.teams = teams;
    this.involvements = involvements;
    this.memberships = memberships;
    this.people = people;
    this.caller = caller;
  }

  /** Shows one. */
  public EventView of(Event event) {
    return of(List.of(event)).get(0);
  }

  /** Shows several, in their order. */
  public List<EventView> of(List<Event> events) {
    Map<String, String> teamNames = teams.names();
    List<UUID> ids = events.stream().map(Event::id).toList();
    Map<UUID, Involved> involved = involvements.of(ids);
    Map<UUID, Memberships.Membership> incidents = memberships.of(ids);
    Set<Actor> mentioned = new HashSet<>();
    for (Event event : events) {
      Handled handled = event.handled();
      if (handled.assignee() != null) {
        mentioned.add(Actor.user(handled.assignee()));
      }
      add(mentioned, handled.acknowledgedBy());
      add(mentioned, handled.closedBy());
      add(mentioned, handled.overrideBy());
    }
    for (Involved each : involved.values()) {
      mentioned.addAll(each.helpers());
      mentioned.addAll(each.watchers());
      each.ticks().forEach(tick -> mentioned.add(tick.by()));
    }
    Onlooker to =
        new Onlooker(
            caller.caller(), people.doer(caller.caller()).actor(), Names.of(people, mentioned));
    return events.stream()
        .map(
            event ->
                EventView.of(
                    event,
                    teamNames,
                    involved.getOrDefault(event.id(), Involved.nobody()),
                    incidents.get(event.id()),
                    to))
        .toList();
  }

  private static void add(Set<Actor> mentioned, @Nullable String code) {
    if (code != null) {
      mentioned.add(Actor.of(code));
    }
  }
}
