package io.belfry.replay;

import io.belfry.engine.Fate;
import io.belfry.engine.HeldAlerts;
import io.belfry.engine.Judged;
import io.belfry.engine.Outcome;
import io.belfry.engine.Released;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Holds every alert to exactly one fate in the end, by the place that it has in the journal. */
final class FateChecks {
  private final Map<Fate, Long> fates = new EnumMap<>(Fate.class);
  private final Map<String, List<Place>> waiting = new HashMap<>();
  private long alerts;
  private long everHeld;

  private record Place(long position, int index, String key) {
    boolean isWithin(HeldAlerts alerts) {
      return isNotBefore(alerts.firstPosition(), alerts.firstIndex())
          && (position < alerts.lastPosition()
              || (position == alerts.lastPosition() && index <= alerts.lastIndex()));
    }

    private boolean isNotBefore(long other, int otherIndex) {
      return position > other || (position == other && index >= otherIndex);
    }
  }

  /** Takes an outcome in that must tell of so many alerts. */
  void add(Outcome outcome, int delivered) {
    if (outcome.judged().size() != delivered) {
      throw new Violation(
          "%d alerts of entry %d have a fate, of %d"
              .formatted(outcome.judged().size(), outcome.position(), delivered));
    }
    for (int index = 0; index < delivered; index++) {
      judged(outcome.judged().get(index), outcome.position(), index);
    }
    outcome.released().forEach(this::released);
  }

  private void judged(Judged judged, long position, int index) {
    alerts++;
    if (judged.fate() == Fate.HELD) {
      everHeld++;
      waiting
          .computeIfAbsent(judged.hold(), hold -> new ArrayList<>())
          .add(new Place(position, index, judged.alert().key()));
    } else {
      count(judged.fate(), 1, judged.alert().key());
    }
  }

  private void released(Released released) {
    HeldAlerts held = released.alerts();
    long found = 0;
    List<Place> places = waiting.getOrDefault(held.hold(), new ArrayList<>());
    for (Iterator<Place> each = places.iterator(); each.hasNext(); ) {
      if (each.next().isWithin(held)) {
        each.remove();
        found++;
      }
    }
    if (found != held.count() || released.fate() == Fate.HELD) {
      throw new Violation(
          "%d alerts of the hold (%s) were released as %s, but %d were held there"
              .formatted(held.count(), held.hold(), released.fate().word(), found));
    }
    count(released.fate(), found, held.hold());
  }

  private void count(Fate fate, long more, String about) {
    if (fate == Fate.RULE_FAULT) {
      throw new Violation("no rule decided about an alert of (%s)".formatted(about));
    }
    fates.merge(fate, more, Long::sum);
  }

  /** The keys of the alerts that are held. */
  boolean isHeld(String key) {
    return waiting.values().stream().flatMap(List::stream).anyMatch(at -> at.key().equals(key));
  }

  /** At the end nothing may wait any more. */
  void end(long sent) {
    waiting.forEach(
        (hold, places) -> {
          if (!places.isEmpty()) {
            throw new Violation(
                "%d alerts of the hold (%s) are held for ever".formatted(places.size(), hold));
          }
        });
    long sum = fates.values().stream().mapToLong(Long::longValue).sum();
    if (alerts != sent || sum != sent) {
      throw new Violation(
          "%d alerts were sent, %d were judged, and the fates are of %d"
              .formatted(sent, alerts, sum));
    }
  }

  /** How many alerts have each fate for good. */
  Map<Fate, Long> fates() {
    return fates;
  }

  /** How many alerts were held at some time. */
  long everHeld() {
    return everHeld;
  }
}
