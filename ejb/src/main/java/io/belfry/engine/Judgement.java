package io.belfry.engine;

import io.belfry.facts.AlertFact;
import io.belfry.facts.Decisions;
import io.belfry.facts.Draft;
import io.belfry.facts.EventFact;
import io.belfry.facts.Explained;
import io.belfry.facts.MaintenanceFact;
import io.belfry.journal.Alert;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;

/**
 * Takes what the rules decide about one entry, and notes with each decision the rule and the facts
 * that matched. Ids derive from the tenant, the position and the order of decisions, so a replay
 * gives the same ones.
 */
final class Judgement extends DefaultAgendaEventListener implements Decisions {
  private final long tenant;
  private final String release;
  private final Consumer<EventFact> insert;
  private final Map<String, TrackedEvent> events = new HashMap<>();
  private long numbers;

  private final List<Note> notes = new ArrayList<>();
  private final List<Judged> judged = new ArrayList<>();
  private final Map<UUID, TrackedEvent> changed = new LinkedHashMap<>();
  private final Map<String, Long> firings = new HashMap<>();
  private long position;
  private int index;
  private int sequence;
  private @Nullable BeforeMatchFiredEvent match;
  private @Nullable Alert alert;
  private @Nullable Judged fate;

  /** A decision whose event may not be known yet. */
  private record Note(
      int index,
      int sequence,
      DecisionKind kind,
      Object about,
      String rule,
      String sentence,
      List<FactValues> facts) {}

  Judgement(long tenant, String release, Consumer<EventFact> insert) {
    this.tenant = tenant;
    this.release = release;
    this.insert = insert;
  }

  void startEntry(long journalPosition) {
    position = journalPosition;
    notes.clear();
    judged.clear();
    changed.clear();
  }

  void startAlert(int alertIndex, Alert next) {
    index = alertIndex;
    sequence = 0;
    alert = next;
    fate = null;
  }

  /** Ends the alert: what no rule decided, or two did, is a fault of the rules and is said so. */
  void endAlert() {
    judged.add(
        Objects.requireNonNullElseGet(
            fate,
            () ->
                new Judged(
                    Objects.requireNonNull(alert),
                    Fate.RULE_FAULT,
                    "No rule of release " + release + " decided about it.",
                    "",
                    null)));
  }

  void fault(String reason) {
    fate = new Judged(Objects.requireNonNull(alert), Fate.RULE_FAULT, reason, "", null);
  }

  Outcome endEntry(long stamp) {
    List<Decision> decisions = new ArrayList<>(notes.size());
    for (Note note : notes) {
      TrackedEvent event = events.get(keyOf(note.about()));
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
    return new Outcome(position, tenant, stamp, release, List.copyOf(judged), decisions, states);
  }

  @Override
  public void beforeMatchFired(BeforeMatchFiredEvent event) {
    match = event;
    firings.merge(event.getMatch().getRule().getName(), 1L, Long::sum);
  }

  Map<String, Long> firings() {
    return firings;
  }

  @Override
  public void rated(Draft draft) {
    note(
        DecisionKind.RATED,
        draft,
        "Priority %s, because the impact is %s and the urgency is %s."
            .formatted(draft.getPriority(), word(draft.getImpact()), word(draft.getUrgency())));
  }

  @Override
  public void routed(Draft draft) {
    note(DecisionKind.ROUTED, draft, "Owned by the team %s.".formatted(draft.getOwnerTeam()));
  }

  @Override
  public void opened(Draft draft) {
    String key = draft.getAlert().getKey();
    TrackedEvent event = new TrackedEvent(newId(), ++numbers, draft, rule(), release);
    events.put(key, event);
    changed.put(event.id(), event);
    note(
        DecisionKind.OPENED,
        draft,
        draft.getMatch() == null
            ? "Opened, because no event of this key was open; no runbook knows this type of alert."
            : "Opened, because no event of this key was open; the runbook \"%s\" knows this type of alert."
                .formatted(draft.getMatch().getTitle()));
    decide(Fate.OPENED, "It opened event %d.".formatted(event.number()), event);
    insert.accept(event.fact());
  }

  @Override
  public void joined(AlertFact joining, EventFact fact) {
    TrackedEvent event = tracked(fact);
    String sentence =
        fact.isFiring()
            ? "An alert of the same key joined, with severity %s."
                .formatted(word(joining.getSeverity()))
            : "It fires again: an alert of the same key came after the recovery.";
    event.fired(joining.getArrival());
    changed.put(event.id(), event);
    note(DecisionKind.JOINED, fact, sentence);
    decide(Fate.JOINED, "It joined event %d, which has its key.".formatted(event.number()), event);
  }

  @Override
  public void duplicate(AlertFact repeated, EventFact fact) {
    TrackedEvent event = tracked(fact);
    event.repeated(repeated.getArrival());
    changed.put(event.id(), event);
    decide(
        Fate.DUPLICATE, "It repeats what event %d already says.".formatted(event.number()), event);
  }

  @Override
  public void recovered(AlertFact recovery, EventFact fact) {
    TrackedEvent event = tracked(fact);
    event.cleared(recovery.getArrival());
    changed.put(event.id(), event);
    note(DecisionKind.RECOVERED, fact, "Cleared: the sender reported the recovery.");
    decide(Fate.RECOVERED, "It cleared event %d.".formatted(event.number()), event);
  }

  @Override
  public void prioritised(EventFact fact) {
    TrackedEvent event = tracked(fact);
    changed.put(event.id(), event);
    note(
        DecisionKind.PRIORITISED,
        fact,
        "Priority is now %s: severity %s makes the urgency %s, and the impact is %s."
            .formatted(
                fact.getPriority(),
                word(fact.getSeverity()),
                word(fact.getUrgency()),
                word(fact.getImpact())));
  }

  @Override
  public void suppressed(AlertFact hidden, MaintenanceFact window) {
    decide(
        Fate.SUPPRESSED,
        "Service %s is under maintenance: %s".formatted(window.getService(), window.getReason()),
        null);
  }

  @Override
  public void informational(AlertFact listed, String reason) {
    decide(Fate.INFORMATIONAL, "Listed only: %s.".formatted(reason), null);
  }

  private void decide(Fate decided, String reason, @Nullable TrackedEvent event) {
    if (fate != null) {
      throw new IllegalStateException(
          "Rule (%s) decided about an alert that already has the fate (%s)"
              .formatted(rule(), fate.fate()));
    }
    fate =
        new Judged(
            Objects.requireNonNull(alert),
            decided,
            reason,
            rule(),
            event == null ? null : event.id());
  }

  private void note(DecisionKind kind, Object about, String sentence) {
    List<FactValues> facts = new ArrayList<>();
    for (Object fact : Objects.requireNonNull(match).getMatch().getObjects()) {
      if (fact instanceof Explained explained) {
        facts.add(new FactValues(explained.factName(), explained.factValues()));
      }
    }
    notes.add(new Note(index, sequence++, kind, about, rule(), sentence, facts));
  }

  private TrackedEvent tracked(EventFact fact) {
    return Objects.requireNonNull(events.get(fact.getKey()), fact.getKey());
  }

  private String rule() {
    return Objects.requireNonNull(match).getMatch().getRule().getName();
  }

  private UUID newId() {
    String name = "%d/%d/%d/%d/%s".formatted(tenant, position, index, sequence, rule());
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private static String keyOf(Object about) {
    return about instanceof Draft draft ? draft.getAlert().getKey() : ((EventFact) about).getKey();
  }

  private static String word(@Nullable Enum<?> constant) {
    return constant == null ? "unknown" : constant.name().toLowerCase(Locale.ROOT);
  }
}
