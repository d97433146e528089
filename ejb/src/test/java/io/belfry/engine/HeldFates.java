package io.belfry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives held alerts their final fates, as the list of alerts does, and holds each to its count. */
final class HeldFates {
  private HeldFates() {}

  private record Place(long position, int index, String hold) {
    boolean isOf(HeldAlerts alerts) {
      return hold.equals(alerts.hold())
          && !isBefore(alerts.firstPosition(), alerts.firstIndex())
          && !new Place(alerts.lastPosition(), alerts.lastIndex(), hold).isBefore(position, index);
    }

    private boolean isBefore(long otherPosition, int otherIndex) {
      return position < otherPosition || (position == otherPosition && index < otherIndex);
    }
  }

  /** How many alerts of a tenant are still held, after all that was released found its alerts. */
  static long pending(List<Outcome> outcomes, long tenant) {
    Map<Place, Fate> fates = new LinkedHashMap<>();
    for (Outcome outcome : outcomes) {
      if (outcome.tenant() != tenant) {
        continue;
      }
      for (int index = 0; index < outcome.judged().size(); index++) {
        Judged judged = outcome.judged().get(index);
        if (judged.fate() == Fate.HELD) {
          fates.put(new Place(outcome.position(), index, judged.hold()), Fate.HELD);
        }
      }
      for (Released released : outcome.released()) {
        assertThat(released.fate()).isNotEqualTo(Fate.HELD);
        List<Place> places =
            fates.keySet().stream()
                .filter(place -> fates.get(place) == Fate.HELD && place.isOf(released.alerts()))
                .toList();
        assertThat(places).as("%s", released).hasSize((int) released.alerts().count());
        places.forEach(place -> fates.put(place, released.fate()));
      }
    }
    return fates.values().stream().filter(fate -> fate == Fate.HELD).count();
  }
}
