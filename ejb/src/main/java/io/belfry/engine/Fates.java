package io.belfry.engine;

import io.belfry.facts.AlertFact;
import io.belfry.journal.Alert;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the alerts of one step. At most one alert is judged at a time: one of the
 * journal, or one that was held. What rules make up beside it has no fate.
 */
final class Fates {
  private final Holds holds;
  private final Consumer<TrackedEvent> counted;
  private final List<Judged> judged = new ArrayList<>();
  private final List<Released> released = new ArrayList<>();

  private @Nullable AlertFact judging;
  private @Nullable Alert alert;
  private @Nullable HeldAlerts place;
  private boolean again;
  private @Nullable Verdict verdict;
  private final List<HeldAlerts> followers = new ArrayList<>();

  /**
   * What was decided about the alert at hand.
   *
   * @param hold what it is held under, else empty
   */
  private record Verdict(
      Fate fate, String detail, String rule, @Nullable TrackedEvent event, String hold) {
    @Nullable EventRef ref() {
      return event == null ? null : new EventRef(event.id(), event.number());
    }
  }

  /**
   * @param counted is told of events that held alerts turn out to belong to
   */
  Fates(Holds holds, Consumer<TrackedEvent> counted) {
    this.holds = holds;
    this.counted = counted;
  }

  void startStep() {
    judged.clear();
    released.clear();
    followers.clear();
    judging = null;
    again = false;
  }

  /**
   * @param fact null when rules are not shown the alert
   */
  void startAlert(Alert next, @Nullable AlertFact fact) {
    alert = next;
    judging = fact;
    verdict = null;
  }

  /** Ends the alert; one that no rule decided about is a fault of the rules, and is said so. */
  void endAlert() {
    Verdict end = verdict();
    judged.add(
        new Judged(
            Objects.requireNonNull(alert),
            end.fate(),
            end.detail(),
            end.rule(),
            end.ref(),
            end.hold()));
    share(end);
  }

  /** Begins to judge the last alert of a hold again. */
  void startAgain(Hold hold, AlertFact fact) {
    judging = fact;
    place = hold.lastAt();
    again = true;
    verdict = null;
    followers.addAll(hold.earlier());
  }

  /** Ends the alert that was judged again: it has its fate now, if it is not held once more. */
  void endAgain() {
    Verdict end = verdict();
    if (place != null && end.fate() != Fate.HELD) {
      released.add(new Released(place, end.fate(), end.detail(), end.rule(), end.ref()));
    }
    share(end);
    place = null;
    again = false;
  }

  /** Gives the alert a fate that no rule decided. */
  void hostDecides(Fate decided, String detail) {
    verdict = new Verdict(decided, detail, "", null, "");
  }

  void decide(
      AlertFact about, Fate decided, String detail, String rule, @Nullable TrackedEvent event) {
    if (about == judging) {
      decide(new Verdict(decided, detail, rule, event, ""));
    }
  }

  /**
   * Holds an alert; the place is where the journal has it, unless it was held before.
   *
   * @param index of the alert within its entry
   */
  void hold(AlertFact held, String hold, String reason, String rule, long position, int index) {
    if (held != judging) {
      holds.add(hold, held, null);
      return;
    }
    decide(new Verdict(Fate.HELD, reason, rule, null, hold));
    holds.add(hold, held, again ? place : HeldAlerts.one(hold, position, index));
  }

  /** Whether this is the alert at hand. */
  boolean isAbout(AlertFact alert) {
    return alert == judging;
  }

  /** Whether an alert of the journal, or one that was held, is judged now. */
  boolean isJudging() {
    return judging != null;
  }

  /** Has what is held share the fate of the alert at hand; false when nothing was held. */
  boolean endHold(String hold) {
    // An alert that this hold has just taken would wait for itself.
    boolean takenNow = verdict != null && verdict.hold().equals(hold);
    Hold ended = takenNow ? null : holds.take(hold);
    if (ended == null) {
      return false;
    }
    ended.all().forEach(each -> Hold.add(followers, each));
    return true;
  }

  /** Another fact stands for the alert from here on. */
  void instead(AlertFact replaced, AlertFact other) {
    if (replaced == judging) {
      judging = other;
    }
  }

  /** Whether the alert at hand was held before. */
  boolean isAgain() {
    return again;
  }

  List<Judged> judged() {
    return List.copyOf(judged);
  }

  List<Released> released() {
    return List.copyOf(released);
  }

  private void decide(Verdict decided) {
    if (verdict != null) {
      throw new IllegalStateException(
          "It decided about an alert that already has the fate (%s)".formatted(verdict.fate()));
    }
    verdict = decided;
  }

  private Verdict verdict() {
    return verdict == null ? new Verdict(Fate.RULE_FAULT, "", "", null, "") : verdict;
  }

  /** Those that share the fate join what the alert itself opened or cleared. */
  private void share(Verdict end) {
    judging = null;
    if (followers.isEmpty()) {
      return;
    }
    if (end.fate() == Fate.HELD) {
      holds.follow(end.hold(), followers);
    } else {
      boolean joins = end.fate() == Fate.OPENED || end.fate() == Fate.RECOVERED;
      Fate shared = joins ? Fate.JOINED : end.fate();
      for (HeldAlerts follower : followers) {
        released.add(new Released(follower, shared, end.detail(), end.rule(), end.ref()));
        if (end.event() != null) {
          end.event().heldBack(follower.count());
          counted.accept(end.event());
        }
      }
    }
    followers.clear();
  }
}
