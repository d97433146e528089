package io.belfry.engine;

import io.belfry.facts.AlertFact;
import io.belfry.facts.Decisions;
import io.belfry.facts.Draft;
import io.belfry.facts.EventFact;
import io.belfry.facts.Explained;
import io.belfry.facts.MaintenanceFact;
import io.belfry.facts.correlation.Explanation;
import io.belfry.facts.expectation.ArrivalsFact;
import io.belfry.facts.expectation.Expectation;
import io.belfry.journal.Alert;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;

/**
 * Takes what the rules decide in one step, which is an entry or a deadline, and notes with each
 * decision the rule and the facts that matched. Ids derive from the tenant, the position and the
 * order of decisions, so a replay gives the same ones.
 */
final class Judgement extends DefaultAgendaEventListener implements Decisions, Correlations.Host {
  /** What a decision has as its index when no alert caused it. */
  static final int NO_ALERT = -1;

  /** The word for deadlines of senders that repeat what fires. */
  private static final String REPETITION = "repeat";

  /** The word for deadlines of expectations. */
  static final String EXPECTATION = "expectation";

  /** What the session does for rules. */
  interface Host {
    /** In milliseconds since 1970. */
    long now();

    void insertEvent(TrackedEvent event);

    /** An alert that no sender sent. */
    void insertAlert(AlertFact alert);

    void insert(Object fact);

    /** Has the last alert of a hold judged again when the present one is done. */
    void release(String hold);

    void await(Awaited name, long millis);

    void awaitNoMore(Awaited name);

    /** At a time in milliseconds since 1970; one that is past is now. */
    void awaitUntil(Awaited name, long time);

    void expect(Expectation expectation);
  }

  private final long tenant;
  private final String release;
  private final Host host;
  private final OpenEvents events;
  private final Fates fates;
  private final Correlations correlations;
  private final Suppressions suppressions;

  private final List<Note> notes = new ArrayList<>();
  private final Map<UUID, TrackedEvent> changed = new LinkedHashMap<>();
  private final Map<UUID, TrackedEvent> touched = new LinkedHashMap<>();
  private final Set<UUID> opened = new HashSet<>();
  private final Map<String, Standing> expectations = new TreeMap<>();
  private final Map<String, Long> firings = new HashMap<>();
  private long position;
  private int index = NO_ALERT;
  private int sequence;
  private int afterEntry;
  private @Nullable BeforeMatchFiredEvent match;
  private @Nullable Firings firingListener;

  /** Is told of each rule before it fires, while its facts are as they matched. */
  @FunctionalInterface
  interface Firings {
    /**
     * @param index of the alert within its entry, {@link #NO_ALERT} when none caused it
     */
    void firing(int index, String rule, List<FactValues> facts);
  }

  /** A decision whose event may not be known yet. */
  private record Note(
      int index,
      int sequence,
      DecisionKind kind,
      String key,
      String rule,
      String sentence,
      List<FactValues> facts) {}

  Judgement(
      long tenant,
      String release,
      OpenEvents events,
      Holds holds,
      Correlations correlations,
      Suppressions suppressions,
      Host host) {
    this.tenant = tenant;
    this.release = release;
    this.events = events;
    this.host = host;
    this.correlations = correlations;
    this.suppressions = suppressions;
    this.fates = new Fates(holds, event -> touched.put(event.id(), event));
  }

  void startEntry(long journalPosition) {
    startStep(journalPosition);
    index = NO_ALERT;
    sequence = 0;
    afterEntry = 0;
  }

  /**
   * A deadline's decisions count on from those of earlier deadlines after the same entry.
   *
   * @param after the entry after which it falls due
   */
  void startDeadline(long after) {
    startStep(after);
    index = NO_ALERT;
    sequence = afterEntry;
  }

  private void startStep(long journalPosition) {
    position = journalPosition;
    notes.clear();
    fates.startStep();
    changed.clear();
    touched.clear();
    opened.clear();
    expectations.clear();
    match = null;
  }

  void startAlert(int alertIndex, Alert next, @Nullable AlertFact fact) {
    index = alertIndex;
    sequence = 0;
    fates.startAlert(next, fact);
  }

  /** What becomes of the alert at hand, and of those that are held. */
  Fates fates() {
    return fates;
  }

  Outcome endStep(long stamp) {
    if (index == NO_ALERT) {
      afterEntry = sequence;
    }
    List<Decision> decisions = new ArrayList<>(notes.size());
    for (Note note : notes) {
      TrackedEvent event = events.find(note.key());
      if (event != null) {
        decisions.add(
            new Decision(
                note.index(),
                note.sequence(),
                note.kind(),
                event.id(),
                note.rule(),
                note.sentence(),
                note.facts()));
      }
    }
    List<EventState> states = changed.values().stream().map(TrackedEvent::state).toList();
    List<Touch> touches = touched.values().stream().map(TrackedEvent::touch).toList();
    return new Outcome(
        position,
        tenant,
        stamp,
        release,
        fates.judged(),
        fates.released(),
        decisions,
        states,
        touches,
        List.copyOf(expectations.values()));
  }

  /** How many decisions deadlines made since the last entry. */
  int afterEntry() {
    return afterEntry;
  }

  /** People opened an event again: what caused it then need not be its cause now. */
  void returned(TrackedEvent event) {
    changed.put(event.id(), event);
    if (event.fact().isFiring()) {
      correlations.fires(event, this);
    }
  }

  void restoreAfterEntry(int decisions) {
    afterEntry = decisions;
  }

  @Override
  public void beforeMatchFired(BeforeMatchFiredEvent event) {
    match = event;
    firings.merge(event.getMatch().getRule().getName(), 1L, Long::sum);
    if (firingListener != null) {
      firingListener.firing(fates.isAgain() ? NO_ALERT : index, lastRule(), matched());
    }
  }

  void listen(Firings listener) {
    firingListener = listener;
  }

  Map<String, Long> firings() {
    return firings;
  }

  /** The rule that fired last in this step, empty when none did. */
  String lastRule() {
    return match == null ? "" : match.getMatch().getRule().getName();
  }

  @Override
  public void rated(Draft draft) {
    note(
        DecisionKind.RATED,
        draft.getAlert().getKey(),
        "Priority %s, because the impact is %s and the urgency is %s."
            .formatted(draft.getPriority(), word(draft.getImpact()), word(draft.getUrgency())));
  }

  @Override
  public void routed(Draft draft) {
    note(
        DecisionKind.ROUTED,
        draft.getAlert().getKey(),
        "Owned by the team %s.".formatted(draft.getOwnerTeam()));
  }

  @Override
  public void opened(Draft draft) {
    AlertFact first = draft.getAlert();
    TrackedEvent event =
        new TrackedEvent(
            newId(), events.nextNumber(), draft, lastRule(), release, events.origins());
    events.add(event);
    changed.put(event.id(), event);
    touched.put(event.id(), event);
    opened.add(event.id());
    note(
        DecisionKind.OPENED,
        first.getKey(),
        draft.getMatch() == null
            ? "Opened, because no event of this key was open; no runbook knows this type of alert."
            : "Opened, because no event of this key was open; the runbook \"%s\" knows this type of alert."
                .formatted(draft.getMatch().getTitle()));
    fates.decide(first, Fate.OPENED, "", lastRule(), event);
    awaitRepetition(first);
    host.insertEvent(event);
    suppressions.fires(event, first);
    correlations.fires(event, this);
  }

  @Override
  public void joined(AlertFact joining, EventFact fact) {
    TrackedEvent event = events.of(fact);
    if (!fact.isFiring() || fact.getSeverity() != joining.getSeverity()) {
      changed.put(event.id(), event);
    }
    if (!fact.isFiring()) {
      note(
          DecisionKind.JOINED,
          fact.getKey(),
          "It fires again: an alert of the same key came after the recovery.");
    } else if (fact.getSeverity() != joining.getSeverity()) {
      note(
          DecisionKind.JOINED,
          fact.getKey(),
          "An alert of the same key joined, with severity %s instead of %s."
              .formatted(word(joining.getSeverity()), word(fact.getSeverity())));
    }
    event.fired(joining.getArrival());
    touched.put(event.id(), event);
    fates.decide(joining, Fate.JOINED, "", lastRule(), event);
    awaitRepetition(joining);
    suppressions.fires(event, joining);
    if (!fact.isFiring()) {
      correlations.fires(event, this);
    }
  }

  @Override
  public void duplicate(AlertFact repeated, EventFact fact) {
    TrackedEvent event = events.of(fact);
    event.repeated(repeated.getArrival());
    touched.put(event.id(), event);
    fates.decide(repeated, Fate.DUPLICATE, "", lastRule(), event);
    awaitRepetition(repeated);
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
    changed.put(event.id(), event);
    touched.put(event.id(), event);
    String rating = recovery.getRating();
    note(
        DecisionKind.RECOVERED,
        fact.getKey(),
        "Cleared: %s.".formatted(rating == null ? "the sender reported the recovery" : rating));
    fates.decide(recovery, Fate.RECOVERED, "", lastRule(), event);
    suppressions.isOver(event);
    correlations.isOver(event, this);
  }

  @Override
  public void cleared(EventFact fact, String reason) {
    TrackedEvent event = events.of(fact);
    event.ended(host.now());
    changed.put(event.id(), event);
    note(
        DecisionKind.RECOVERED,
        fact.getKey(),
        "Cleared: %s. The last alert of its key came at %s."
            .formatted(reason, Instant.ofEpochMilli(event.lastAlertAt())));
    suppressions.isOver(event);
    correlations.isOver(event, this);
  }

  @Override
  public void flapping(EventFact fact, String reason) {
    changed.put(events.of(fact).id(), events.of(fact));
    note(DecisionKind.FLAPPING, fact.getKey(), "It flaps: %s.".formatted(reason));
  }

  @Override
  public void settled(EventFact fact, String reason) {
    changed.put(events.of(fact).id(), events.of(fact));
    note(DecisionKind.SETTLED, fact.getKey(), "It flaps no more: %s.".formatted(reason));
  }

  @Override
  public void prioritised(EventFact fact) {
    TrackedEvent event = events.of(fact);
    changed.put(event.id(), event);
    note(
        DecisionKind.PRIORITISED,
        fact.getKey(),
        "Priority is now %s: severity %s makes the urgency %s, and the impact is %s."
            .formatted(
                fact.getPriority(),
                word(fact.getSeverity()),
                word(fact.getUrgency()),
                word(fact.getImpact())));
    correlations.rated(event, this);
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
    correlations.raise(events.of(cause), this);
  }

  @Override
  public void holdPage(EventFact fact, long millis) {
    correlations.holdPage(events.of(fact), millis, this);
  }

  @Override
  public void paged(EventFact fact, String reason) {
    correlations.page(events.of(fact), reason, this);
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
    changed.put(event.id(), event);
    note(kind, event.key(), sentence);
  }

  @Override
  public boolean isNew(TrackedEvent event) {
    return opened.contains(event.id());
  }

  @Override
  public void suppressed(AlertFact hidden, MaintenanceFact window) {
    suppressions.hide(hidden, window);
    fates.decide(
        hidden,
        Fate.SUPPRESSED,
        window.getMatchers().isEmpty()
            ? "Service %s is under maintenance: %s"
                .formatted(window.getService(), window.getReason())
            : "A window hides %s: %s".formatted(window.getMatchers(), window.getReason()),
        lastRule(),
        null);
  }

  @Override
  public void inhibited(AlertFact silenced, EventFact cause, String reason) {
    TrackedEvent event = events.of(cause);
    suppressions.silence(silenced, event);
    fates.decide(
        silenced,
        Fate.SUPPRESSED,
        "Event %d silences it: %s".formatted(event.number(), reason),
        lastRule(),
        null);
  }

  @Override
  public void over(String key) {
    suppressions.forget(key);
  }

  @Override
  public void informational(AlertFact listed, String reason) {
    fates.decide(listed, Fate.INFORMATIONAL, reason, lastRule(), null);
  }

  @Override
  public void belowThreshold(AlertFact measured, String reason) {
    fates.decide(measured, Fate.BELOW_THRESHOLD, reason, lastRule(), null);
  }

  @Override
  public void learning(AlertFact measured, String reason) {
    fates.decide(measured, Fate.LEARNING, reason, lastRule(), null);
  }

  @Override
  public void expectedArrival(AlertFact expected, String reason) {
    fates.decide(expected, Fate.EXPECTED_ARRIVAL, reason, lastRule(), null);
  }

  @Override
  public void instead(AlertFact replaced, AlertFact rated) {
    fates.instead(replaced, rated);
  }

  @Override
  public void hold(AlertFact held, String hold, long millis, String reason) {
    fates.hold(held, hold, reason, lastRule(), position, index);
    if (millis > 0) {
      host.await(Awaited.endOf(hold), millis);
    } else {
      host.awaitNoMore(Awaited.endOf(hold));
    }
  }

  @Override
  public void release(String hold) {
    host.release(hold);
  }

  @Override
  public void endHold(String hold) {
    if (!fates.isJudging()) {
      host.release(hold);
    } else if (fates.endHold(hold)) {
      host.awaitNoMore(Awaited.endOf(hold));
    }
  }

  @Override
  public long now() {
    return host.now();
  }

  @Override
  public void await(String what, String key, long millis) {
    host.await(new Awaited(what, key), millis);
  }

  @Override
  public void awaitNoMore(String what, String key) {
    host.awaitNoMore(new Awaited(what, key));
  }

  @Override
  public void tell(AlertFact alert) {
    host.insertAlert(alert);
  }

  @Override
  public void expect(Expectation expectation) {
    host.expect(expectation);
    stands(Standing.of(expectation, Standing.HEARTBEAT));
  }

  /** A runbook of the release describes what is to be expected. */
  void given(Expectation expectation) {
    stands(Standing.of(expectation, Standing.RUNBOOK));
  }

  @Override
  public void noted(ArrivalsFact arrivals) {
    Awaited name = new Awaited(EXPECTATION, arrivals.getExpectation());
    if (arrivals.getDue() == 0) {
      host.awaitNoMore(name);
    } else {
      host.awaitUntil(name, arrivals.getDue());
    }
    stands(Standing.of(arrivals, false));
  }

  @Override
  public void retired(ArrivalsFact arrivals) {
    host.awaitNoMore(new Awaited(EXPECTATION, arrivals.getExpectation()));
    stands(Standing.of(arrivals, true));
  }

  /** It was closed: its last state is kept with all that counts for it. */
  void letGo(TrackedEvent event) {
    changed.put(event.id(), event);
  }

  /** It was closed by somebody who could not know of its last alert. */
  void keptOpen(TrackedEvent event) {
    changed.put(event.id(), event);
    notes.add(
        new Note(
            index,
            sequence++,
            DecisionKind.KEPT_OPEN,
            event.fact().getKey(),
            "close",
            "It is open again: an alert of its key came while it was being closed.",
            List.of()));
  }

  private void stands(Standing standing) {
    expectations.merge(standing.id(), standing, (before, after) -> after.after(before));
  }

  private void note(DecisionKind kind, String key, String sentence) {
    notes.add(new Note(index, sequence++, kind, key, lastRule(), sentence, matched()));
  }

  private List<FactValues> matched() {
    List<FactValues> facts = new ArrayList<>();
    // What people decide no rule did.
    List<Object> objects = match == null ? List.of() : match.getMatch().getObjects();
    for (Object fact : objects) {
      if (fact instanceof Explained explained) {
        facts.add(new FactValues(explained.factName(), explained.factValues()));
      }
    }
    return facts;
  }

  private UUID newId() {
    String name = "%d/%d/%d/%d/%s".formatted(tenant, position, index, sequence, lastRule());
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private static String word(@Nullable Enum<?> constant) {
    return constant == null ? "unknown" : constant.name().toLowerCase(Locale.ROOT);
  }
}
