package io.belfry.engine;

import io.belfry.facts.AlertFact;
import io.belfry.facts.Draft;
import io.belfry.facts.EventFact;
import io.belfry.facts.Priority;
import io.belfry.facts.correlation.Explanation;
import io.belfry.facts.respond.ResponseFact;
import io.belfry.facts.trend.Refired;
import io.belfry.journal.Alert;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the rules decide of events, and has it happen. The {@link DecisionLog} keeps what is
 * told of it.
 */
final class Judgement extends FateDecisions implements Correlations.Host {
  /** What a decision has as its index when no alert caused it. */
  static final int NO_ALERT = -1;

  /** The word for deadlines of senders that repeat what fires. */
  private static final String REPETITION = "repeat";

  private final String release;
  private final Correlations correlations;

  /** Is told of each rule before it fires, while its facts are as they matched. */
  @FunctionalInterface
  interface Firings {
    /**
     * @param index of the alert within its entry, {@link #NO_ALERT} when none caused it
     */
    void firing(int index, String rule, List<FactValues> facts);
  }

  Judgement(
      long tenant,
      String release,
      OpenEvents events,
      Holds holds,
      Correlations correlations,
      Suppressions suppressions,
      RuleHost host) {
    super(tenant, events, holds, suppressions, host);
    this.release = release;
    this.correlations = correlations;
  }

  void startEntry(long position) {
    log.startEntry(position);
    startStep();
  }

  /**
   * A deadline's decisions count on from those of earlier deadlines after the same entry.
   *
   * @param after the entry after which it falls due
   */
  void startDeadline(long after) {
    log.startDeadline(after);
    startStep();
  }

  private void startStep() {
    fates.startStep();
    firings.startStep();
  }

  void startAlert(int alertIndex, Alert next, @Nullable AlertFact fact) {
    log.startAlert(alertIndex);
    fates.startAlert(next, fact);
  }

  /** What becomes of the alert at hand, and of those that are held. */
  Fates fates() {
    return fates;
  }

  Outcome endStep(long stamp) {
    return log.end(stamp, release, fates);
  }

  /** How many decisions deadlines made since the last entry. */
  int afterEntry() {
    return log.afterEntry();
  }

  /** People opened an event again: what caused it then need not be its cause now. */
  void returned(TrackedEvent event) {
    log.changed(event);
    if (event.fact().isFiring()) {
      correlations.fires(event, this);
    }
  }

  void restoreAfterEntry(int decisions) {
    log.restoreAfterEntry(decisions);
  }

  void listen(Firings listener) {
    firings.listen(
        () ->
            listener.firing(
                fates.isAgain() ? NO_ALERT : log.index(), firings.lastRule(), firings.matched()));
  }

  /** What fires, and did. */
  RuleFirings firings() {
    return firings;
  }

  @Override
  public void rated(Draft draft) {
    log.note(DecisionKind.RATED, draft.getAlert().getKey(), Sentences.rated(draft));
  }

  @Override
  public void routed(Draft draft) {
    log.note(DecisionKind.ROUTED, draft.getAlert().getKey(), Sentences.routed(draft));
  }

  @Override
  public void responding(Draft draft) {
    ResponseFact response = Objects.requireNonNull(draft.getResponse());
    log.responding(draft.getAlert().getKey(), response);
  }

  @Override
  public void opened(Draft draft) {
    AlertFact first = draft.getAlert();
    TrackedEvent known = events.find(first.getKey());
    if (known != null) {
      // Another alert of the step opened it after this one was shown to the rules.
      joined(first, known.fact());
      return;
    }
    TrackedEvent event =
        new TrackedEvent(
            log.newId(), events.nextNumber(), draft, firings.lastRule(), release, events.origins());
    events.add(event);
    log.opened(event);
    log.note(DecisionKind.OPENED, first.getKey(), Sentences.opened(draft));
    fates.decide(first, Fate.OPENED, "", firings.lastRule(), event);
    awaitRepetition(first);
    host.insertEvent(event);
    suppressions.fires(event, first);
    correlations.fires(event, this);
  }

  @Override
  public void joined(AlertFact joining, EventFact fact) {
    TrackedEvent event = events.of(fact);
    if (!fact.isFiring()) {
      note(
          DecisionKind.JOINED,
          event,
          "It fires again: an alert of the same key came after the recovery.");
    } else if (fact.getSeverity() != joining.getSeverity()) {
      note(DecisionKind.JOINED, event, Sentences.worse(joining, fact));
    }
    Trends.joins(event, joining, host::insert);
    if (!fact.isFiring()) {
      host.insert(new Refired(fact.getKey(), joining.getArrival() - event.clearedAt()));
    }
    event.fired(joining.getArrival());
    log.touched(event);
    fates.decide(joining, Fate.JOINED, "", firings.lastRule(), event);
    awaitRepetition(joining);
    suppressions.fires(event, joining);
    if (!fact.isFiring()) {
      correlations.fires(event, this);
    }
    // No rule follows it; told as a change it would be looked for in every join of the event.
    fact.setStartsAt(joining.getStartsAt());
  }

  @Override
  public void duplicate(AlertFact repeated, EventFact fact) {
    TrackedEvent event = events.of(fact);
    event.repeated(repeated.getArrival());
    log.touched(event);
    fates.decide(repeated, Fate.DUPLICATE, "", firings.lastRule(), event);
    awaitRepetition(repeated);
    if (fact.isFiring()) {
      // Rules that are newer than its last other alert silence by it, too.
      suppressions.fires(event, repeated);
    }
  }

  /**
   * Nearly every alert of some senders expires, so this is no rule: one would fire for each. What
   * Belfry says itself is no repetition.
   */
  private void awaitRepetition(AlertFact heard) {
    if (!heard.isFiring() || !fates.isAbout(heard)) {
      return;
    }
    Awaited repetition = new Awaited(REPETITION, heard.getKey());
    if (heard.isExpiring()) {
      host.await(repetition, heard.getExpiresAt() - heard.getArrival());
    } else {
      host.awaitNoMore(repetition);
    }
  }

  @Override
  public void recovered(AlertFact recovery, EventFact fact) {
    TrackedEvent event = events.of(fact);
    event.cleared(recovery.getArrival());
    log.changed(event);
    log.touched(event);
    log.note(DecisionKind.RECOVERED, fact.getKey(), Sentences.recovered(recovery.getRating()));
    fates.decide(recovery, Fate.RECOVERED, "", firings.lastRule(), event);
    suppressions.isOver(event);
    correlations.isOver(event, this);
  }

  @Override
  public void cleared(EventFact fact, String reason) {
    TrackedEvent event = events.of(fact);
    event.ended(host.now());
    log.changed(event);
    log.note(DecisionKind.RECOVERED, fact.getKey(), Sentences.cleared(reason, event.lastAlertAt()));
    suppressions.isOver(event);
    correlations.isOver(event, this);
  }

  @Override
  public void flapping(EventFact fact, String reason) {
    log.changed(events.of(fact));
    log.note(DecisionKind.FLAPPING, fact.getKey(), "It flaps: " + reason + ".");
  }

  @Override
  public void settled(EventFact fact, String reason) {
    log.changed(events.of(fact));
    log.note(DecisionKind.SETTLED, fact.getKey(), "It flaps no more: " + reason + ".");
  }

  @Override
  public void prioritised(EventFact fact, String reason) {
    TrackedEvent event = events.of(fact);
    log.changed(event);
    log.note(DecisionKind.PRIORITISED, fact.getKey(), Sentences.prioritised(fact, reason));
    correlations.rated(event, this);
  }

  @Override
  public Priority noMilder(EventFact fact, Priority rated) {
    return correlations.noMilder(events.of(fact), rated);
  }

  @Override
  public void correlated(EventFact symptom, EventFact cause, Explanation explanation) {
    correlations.correlate(events.of(symptom), events.of(cause), explanation, this);
  }

  @Override
  public void attached(EventFact cause) {
    correlations.attachEarlier(events.of(cause), this);
  }

  @Override
  public void gathered(EventFact cause, List<String> keys, String grounds) {
    correlations.gather(events.of(cause), keys, grounds, this);
  }

  @Override
  public void raised(EventFact cause) {
    FirstPages.raise(events.of(cause), this);
  }

  @Override
  public void holdPage(EventFact fact, long millis) {
    FirstPages.hold(events.of(fact), millis, this);
  }

  @Override
  public void paged(EventFact fact, String reason) {
    FirstPages.page(events.of(fact), reason, this);
  }

  @Override
  public void letGo(String key) {
    correlations.letGo(key, this);
  }

  @Override
  public void insert(Object fact) {
    host.insert(fact);
  }

  @Override
  public void await(Awaited name, long millis) {
    host.await(name, millis);
  }

  @Override
  public void awaitNoMore(Awaited name) {
    host.awaitNoMore(name);
  }

  @Override
  public void note(DecisionKind kind, TrackedEvent event, String sentence) {
    log.changed(event);
    log.note(kind, event.key(), sentence);
  }

  @Override
  public boolean isNew(TrackedEvent event) {
    return log.isNew(event);
  }

  /** It was closed: its last state is kept with all that counts for it. */
  void letGo(TrackedEvent event) {
    if (event.trend() != null) {
      host.delete(event.trend());
    }
    host.awaitNoMore(new Awaited(Trends.OVER, event.key()));
    log.changed(event);
  }

  /** It was closed by somebody who could not know of its last alert. */
  void keptOpen(TrackedEvent event) {
    log.changed(event);
    log.note(
        DecisionKind.KEPT_OPEN,
        event.key(),
        "close",
        "It is open again: an alert of its key came while it was being closed.");
  }
}
