package io.belfry.engine;

import io.belfry.facts.AlertFact;
import io.belfry.facts.MaintenanceFact;
import io.belfry.facts.suppress.Hidden;
import io.belfry.facts.suppress.Silenced;
import io.belfry.journal.Change;
import io.belfry.suppression.Inhibitions;
import io.belfry.suppression.Windows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What is hidden now, and by what. The last alert of each key that was hidden stays among the
 * {@link Holds}: when what hid it ends, it is judged again if its sender has not taken it back.
 */
final class Suppressions {
  private static final String ASLEEP = "asleep\n";

  /** So many a millisecond are judged again, so that no step has too many of them. */
  private static final int WAKES_A_MILLISECOND = 100;

  private final Holds holds;
  private final Windows windows = new Windows();
  private final Inhibitions inhibitions = new Inhibitions();
  private final Map<String, String> asleep = new HashMap<>();
  private Wake wake = (name, millis) -> {};

  /** Has a hold judged again so many milliseconds from now. */
  @FunctionalInterface
  interface Wake {
    void in(Awaited name, long millis);
  }

  Suppressions(Holds holds) {
    this.holds = holds;
  }

  void onWake(Wake by) {
    wake = by;
  }

  /** Takes over what a snapshot held. */
  void restore(Hold hold) {
    if (hold.name().startsWith(ASLEEP)) {
      asleep.put(hold.last().getKey(), hold.name());
    }
  }

  void restore(TrackedEvent event) {
    if (event.fact().isFiring()) {
      inhibitions.add(event.number(), event.key(), event.silences());
    }
  }

  void open(Change.WindowPlanned window) {
    windows.open(window);
  }

  void close(String window) {
    windows.close(window);
    wake("window " + window);
  }

  void set(Change.InhibitionsSet rules) {
    inhibitions.set(rules.rules());
  }

  /** Says what rules must know of an alert besides itself. */
  void announce(AlertFact alert, Consumer<Object> rules) {
    MaintenanceFact window = windows.hiding(alert);
    if (window != null) {
      rules.accept(new Hidden(alert.getKey(), window));
    }
    Inhibitions.Silencer silencer = inhibitions.of(alert);
    if (silencer != null && !silencer.event().equals(alert.getKey())) {
      rules.accept(
          new Silenced(
              alert.getKey(), silencer.event(), silencer.rule().id(), silencer.rule().reason()));
    }
  }

  /** A window hides an alert. */
  void hide(AlertFact alert, MaintenanceFact by) {
    sleep(alert, "window " + by.getId());
  }

  /** An event silences an alert. */
  void silence(AlertFact alert, TrackedEvent by) {
    sleep(alert, "event " + by.key());
  }

  /** What its sender said before is no longer what is judged again. */
  void forget(String key) {
    if (!asleep.isEmpty()) {
      String name = asleep.remove(key);
      if (name != null) {
        holds.take(name);
      }
    }
  }

  /** Whether a hold is of what was hidden, and its sender no longer vouches for that. */
  static boolean isStale(Hold hold, long now) {
    AlertFact last = hold.last();
    return hold.name().startsWith(ASLEEP) && last.isExpiring() && last.getExpiresAt() <= now;
  }

  /** An alert of an event says that it fires. */
  void fires(TrackedEvent event, AlertFact alert) {
    if (!inhibitions.isEmpty() || !event.silences().isEmpty()) {
      inhibitions.remove(event.number(), event.silences());
      event.silences(inhibitions.silencedBy(alert));
      inhibitions.add(event.number(), event.key(), event.silences());
    }
  }

  /** An event fires no more, or people are done with it. */
  void isOver(TrackedEvent event) {
    if (!event.silences().isEmpty()) {
      inhibitions.remove(event.number(), event.silences());
      wake("event " + event.key());
    }
  }

  private void sleep(AlertFact alert, String by) {
    forget(alert.getKey());
    String name = ASLEEP + by + "\n" + alert.getKey();
    asleep.put(alert.getKey(), name);
    holds.add(name, alert, null);
  }

  private void wake(String by) {
    List<String> names =
        asleep.values().stream()
            .filter(name -> name.startsWith(ASLEEP + by + "\n"))
            .sorted()
            .toList();
    for (int i = 0; i < names.size(); i++) {
      wake.in(Awaited.endOf(names.get(i)), 1 + i / WAKES_A_MILLISECOND);
    }
  }

  /** A hold is judged again, or given up: it is not remembered by its key any more. */
  void taken(Hold hold) {
    asleep.remove(hold.last().getKey(), hold.name());
  }
}
