package io.belfry.engine;

import io.belfry.facts.AlertFact;
import io.belfry.facts.MaintenanceFact;
import io.belfry.facts.suppress.Hidden;
import io.belfry.facts.suppress.Silenced;
import io.belfry.journal.Change;
import io.belfry.suppression.Inhibitions;
import io.belfry.suppression.Windows;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * What is hidden now, and by what. The last alert of each key that was hidden stays among the
 * {@link Holds}: when what hid it ends, it is judged again if its sender has not taken it back.
 */
final class Suppressions {
  /** So many a millisecond are judged again, so that no step has too many of them. */
  private static final int WAKES_A_MILLISECOND = 100;

  private final Holds holds;
  private final Windows windows = new Windows();
  private final Inhibitions inhibitions = new Inhibitions();
  private final Sleepers sleepers = new Sleepers();
  private final OpenEvents events;
  private Wake wake = (name, millis) -> {};

  /** Has a hold judged again so many milliseconds from now. */
  @FunctionalInterface
  interface Wake {
    void in(Awaited name, long millis);
  }

  Suppressions(Holds holds, OpenEvents events) {
    this.holds = holds;
    this.events = events;
  }

  void onWake(Wake by) {
    wake = by;
  }

  /** Takes over what a snapshot held. */
  void restore(Hold hold) {
    if (Sleepers.isOne(hold)) {
      sleepers.restore(hold);
    }
  }

  void restore(TrackedEvent event) {
    if (event.fact().isFiring()) {
      inhibitions.add(event.number(), event.key(), event.silences());
    } else {
      event.silences(List.of());
    }
  }

  void open(Change.WindowPlanned window) {
    windows.open(window);
    isOther(window.id());
  }

  /** A window may hide other alerts than it did. */
  void isOther(String window) {
    wake(sleepers.of(Sleepers.window(window)));
  }

  void close(String window) {
    windows.close(window);
    isOther(window);
  }

  /**
   * What a rule silenced that is no more is judged again. An event silences by a new rule from its
   * next alert on, for nothing else says what it is.
   */
  void set(Change.InhibitionsSet change) {
    Inhibitions.Gone gone = inhibitions.set(change.rules());
    if (!gone.causes().isEmpty()) {
      for (TrackedEvent event : events.all()) {
        silence(event, Inhibitions.without(gone.causes(), event.silences()));
      }
    }
    if (gone.any()) {
      wake(sleepers.ofEvents());
    }
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
    sleep(alert, Sleepers.window(by.getId()));
  }

  /** An event silences an alert. */
  void silence(AlertFact alert, TrackedEvent by) {
    sleep(alert, Sleepers.event(by.key()));
  }

  /** What its sender said before is no longer what is judged again. */
  void forget(String key) {
    String name = sleepers.forget(key);
    if (name != null) {
      holds.take(name);
    }
  }

  /** Whether a hold is of what was hidden, and its sender no longer vouches for that. */
  static boolean isStale(Hold hold, long now) {
    AlertFact last = hold.last();
    return Sleepers.isOne(hold) && last.isExpiring() && last.getExpiresAt() <= now;
  }

  /**
   * An alert of an event says that it fires, maybe again. What the event silences by it no more is
   * judged again, and sleeps on where something else silences it.
   */
  void fires(TrackedEvent event, AlertFact alert) {
    List<String> before = event.silences();
    List<String> now = inhibitions.silencedBy(alert);
    if (!now.equals(before)) {
      silence(event, now);
      if (!now.containsAll(before)) {
        wake(sleepers.of(Sleepers.event(event.key())));
      }
    }
  }

  private void silence(TrackedEvent event, List<String> by) {
    inhibitions.remove(event.number(), event.silences());
    event.silences(by);
    inhibitions.add(event.number(), event.key(), by);
  }

  /** An event fires no more, or people are done with it. */
  void isOver(TrackedEvent event) {
    silence(event, List.of());
    wake(sleepers.of(Sleepers.event(event.key())));
  }

  private void sleep(AlertFact alert, String by) {
    forget(alert.getKey());
    holds.add(sleepers.add(alert.getKey(), by), alert, null);
  }

  private void wake(Collection<String> names) {
    int woken = 0;
    for (String name : names) {
      wake.in(Awaited.endOf(name), 1 + woken++ / WAKES_A_MILLISECOND);
    }
  }

  /** A hold is judged again, or given up: it is not remembered by its key any more. */
  void taken(Hold hold) {
    sleepers.taken(hold);
  }
}
