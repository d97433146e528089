package io.belfry.replay;

import io.belfry.engine.EventState;
import io.belfry.engine.Fate;
import io.belfry.engine.Outcome;
import io.belfry.engine.Touch;
import io.belfry.facts.Condition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/** Holds the events to what is open in the record, and to the alerts that they count. */
final class EventChecks {
  /** Fates of alerts that an event counts. */
  private static final Set<Fate> COUNTED =
      Set.of(Fate.OPENED, Fate.JOINED, Fate.RECOVERED, Fate.DUPLICATE);

  private final Map<String, EventState> latest = new TreeMap<>();
  private final Map<UUID, Long> alerts = new HashMap<>();
  private final Set<UUID> flapped = new HashSet<>();
  private long firedAgain;

  void add(Outcome outcome) {
    for (EventState event : outcome.events()) {
      EventState before = latest.put(event.key(), event);
      if (before != null
          && before.id().equals(event.id())
          && before.condition() == Condition.CLEARED
          && event.condition() == Condition.FIRING) {
        firedAgain++;
      }
      if (event.condition() == Condition.FLAPPING) {
        flapped.add(event.id());
      }
    }
    for (Touch touch : outcome.touched()) {
      alerts.put(touch.event(), touch.alerts());
    }
  }

  /**
   * No open pair may vanish, and what is over may not go on firing.
   *
   * @param open the keys that are open in the record
   * @param held whether an alert of a key is held
   * @param when for people
   */
  void compare(Set<String> open, Predicate<String> held, String when) {
    for (String key : open) {
      EventState event = latest.get(key);
      boolean shown = event != null && event.condition() != Condition.CLEARED;
      if (!shown && !held.test(key)) {
        throw new Violation(
            "%s: (%s) is open, but %s"
                .formatted(
                    when,
                    key,
                    event == null
                        ? "there is no event"
                        : "event %d is cleared".formatted(event.number())));
      }
    }
    for (EventState event : latest.values()) {
      if (event.condition() == Condition.FIRING && !open.contains(event.key())) {
        throw new Violation(
            "%s: (%s) is over, but event %d fires".formatted(when, event.key(), event.number()));
      }
    }
  }

  /** Those that are over and do not flap, which people would close. */
  List<EventState> cleared() {
    return latest.values().stream()
        .filter(event -> event.condition() == Condition.CLEARED)
        .toList();
  }

  /** People closed it. */
  void close(EventState event) {
    latest.remove(event.key());
  }

  /** The events' counts must be the alerts' fates. */
  void end(Map<Fate, Long> fates) {
    long opened = fates.getOrDefault(Fate.OPENED, 0L);
    if (opened != alerts.size()) {
      throw new Violation(
          "%d alerts opened an event, but there are %d".formatted(opened, alerts.size()));
    }
    long counted = alerts.values().stream().mapToLong(Long::longValue).sum();
    long fated =
        fates.entrySet().stream()
            .filter(fate -> COUNTED.contains(fate.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    if (counted != fated) {
      throw new Violation(
          "the events count %d alerts, but by their fates %d are theirs".formatted(counted, fated));
    }
    for (EventState event : latest.values()) {
      if (event.condition() != Condition.CLEARED) {
        throw new Violation(
            "at the end all is over, but the event of (%s) is %s"
                .formatted(event.key(), event.condition()));
      }
    }
  }

  long events() {
    return alerts.size();
  }

  /** How many events flapped at some time. */
  long flapped() {
    return flapped.size();
  }

  /** How often an event that was cleared fired again, without flapping. */
  long firedAgain() {
    return firedAgain;
  }
}
