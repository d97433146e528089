package io.belfry.web.event;

import io.belfry.event.Event;
import io.belfry.handling.Action;
import io.belfry.handling.Handling;
import io.belfry.handling.Involved;
import io.belfry.handling.Transitions;
import io.belfry.identity.Actor;
import io.belfry.identity.Caller;
import io.belfry.identity.Permission;
import io.belfry.web.people.Names;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Whom events are shown to, and the names of the people who have to do with them.
 *
 * @param self the caller as an actor
 */
record Onlooker(Caller caller, Actor self, Names names) {

  boolean isAmong(List<Actor> actors) {
    return actors.contains(self);
  }

  /** The words of what the caller may do with the event now. */
  List<String> allowed(Event event, Involved involved) {
    if (!caller.may(Permission.EVENTS_HANDLE)) {
      return List.of();
    }
    Set<Action> allowed = EnumSet.noneOf(Action.class);
    allowed.addAll(Transitions.allowed(Handling.of(event.handling())));
    if (self.kind() != Actor.Kind.USER) {
      allowed.removeAll(Set.of(Action.WATCH, Action.UNWATCH));
    } else {
      allowed.remove(isAmong(involved.watchers()) ? Action.WATCH : Action.UNWATCH);
    }
    return allowed.stream().map(Action::word).toList();
  }
}
