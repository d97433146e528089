package io.belfry.maintenance;

import io.belfry.engine.Fate;
import io.belfry.event.StoredAlert;
import io.belfry.facts.AlertFact;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.suppression.Matching;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts the alerts of some times that a window would have hidden. It is shown those of each time
 * the newest first. What an event that was open before a time already held is not hidden; what
 * joined one that opened within it is, for that would not have opened.
 */
final class PreviewTally {
  private final Matching matching;
  private final Map<String, String> serviceOfItem;
  private final Map<String, Preview.Key> keys = new HashMap<>();

  /** By key, what joined an event of which it is not known yet whether it opened in this time. */
  private final Map<String, List<StoredAlert>> joined = new HashMap<>();

  private long looked;

  /**
   * @param serviceOfItem what the catalogue knows of alerts that name only their item
   */
  PreviewTally(Matching matching, Map<String, String> serviceOfItem) {
    this.matching = matching;
    this.serviceOfItem = serviceOfItem;
  }

  /** How many alerts it was shown. */
  long looked() {
    return looked;
  }

  /** The keys of what is hidden, in no order. */
  Collection<Preview.Key> keys() {
    return keys.values();
  }

  void look(StoredAlert stored) {
    looked++;
    Alert alert = stored.alert();
    Fate fate = stored.fate() == null ? null : stored.fate().fate();
    if (fate == Fate.RECOVERED || fate == Fate.OPENED) {
      // Nothing fired just before: whatever joined since then is the window's.
      List<StoredAlert> since = joined.remove(alert.key());
      if (since != null) {
        since.forEach(each -> hide(each, false));
      }
    }
    if (alert.status() != Status.FIRING || !matching.matches(fact(stored))) {
      return;
    }
    if (isHeld(stored, fate)) {
      joined.computeIfAbsent(alert.key(), key -> new ArrayList<>()).add(stored);
    } else {
      hide(stored, fate == Fate.OPENED);
    }
  }

  /** The time has no earlier alerts: what is left joined an event that was open before it. */
  void begun() {
    joined.clear();
  }

  private static boolean isHeld(StoredAlert stored, @Nullable Fate fate) {
    return (fate == Fate.JOINED || fate == Fate.DUPLICATE)
        && stored.fate() != null
        && stored.fate().event() != 0;
  }

  private void hide(StoredAlert stored, boolean opened) {
    Alert alert = stored.alert();
    keys.merge(
        alert.key(),
        new Preview.Key(
            alert.key(),
            alert.type(),
            alert.service(),
            alert.ci(),
            alert.summary(),
            1,
            opened ? 1 : 0,
            stored.receivedAt()),
        PreviewTally::together);
  }

  private static Preview.Key together(Preview.Key one, Preview.Key other) {
    Preview.Key last = other.lastAt().isAfter(one.lastAt()) ? other : one;
    return new Preview.Key(
        last.key(),
        last.type(),
        last.service(),
        last.ci(),
        last.summary(),
        one.alerts() + other.alerts(),
        one.opened() + other.opened(),
        last.lastAt());
  }

  private AlertFact fact(StoredAlert stored) {
    Alert alert = stored.alert();
    String service =
        alert.service().isEmpty() ? serviceOfItem.getOrDefault(alert.ci(), "") : alert.service();
    return new AlertFact(
        stored.receivedAt().toEpochMilli(),
        alert.source(),
        alert.type(),
        alert.key(),
        alert.status(),
        alert.severity(),
        alert.summary(),
        service,
        alert.ci(),
        alert.labels(),
        alert.startsAt());
  }
}
