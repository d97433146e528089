package io.belfry.engine;

import io.belfry.facts.respond.ResponseFact;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What one step decided and changed; a step is an entry, or a deadline. Ids derive from the tenant,
 * the position and the order of decisions, so a replay gives the same ones.
 */
final class DecisionLog {
  private final long tenant;
  private final OpenEvents events;
  private final RuleFirings firings;

  private final List<Note> notes = new ArrayList<>();
  private final Map<UUID, TrackedEvent> changed = new LinkedHashMap<>();
  private final Map<UUID, TrackedEvent> touched = new LinkedHashMap<>();
  private final Set<UUID> opened = new HashSet<>();
  private final Map<String, Standing> expectations = new TreeMap<>();
  private final Map<String, ResponseFact> responses = new TreeMap<>();
  private long position;
  private int index = Judgement.NO_ALERT;
  private int sequence;
  private int afterEntry;

  DecisionLog(long tenant, OpenEvents events, RuleFirings firings) {
    this.tenant = tenant;
    this.events = events;
    this.firings = firings;
  }

  void startEntry(long journalPosition) {
    startStep(journalPosition);
    afterEntry = 0;
  }

  /**
   * A deadline's decisions count on from those of earlier deadlines after the same entry.
   *
   * @param after the entry after which it falls due
   */
  void startDeadline(long after) {
    startStep(after);
    sequence = afterEntry;
  }

  private void startStep(long journalPosition) {
    position = journalPosition;
    index = Judgement.NO_ALERT;
    sequence = 0;
    notes.clear();
    changed.clear();
    touched.clear();
    opened.clear();
    expectations.clear();
    responses.clear();
  }

  /** From here on an alert of the entry decides. */
  void startAlert(int alertIndex) {
    index = alertIndex;
    sequence = 0;
  }

  long position() {
    return position;
  }

  /** Of the alert within its entry, {@link Judgement#NO_ALERT} when none decides. */
  int index() {
    return index;
  }

  /** Notes what the rule that fires decided about the event of the key. */
  void note(DecisionKind kind, String key, String sentence) {
    notes.add(
        new Note(index, sequence++, kind, key, firings.lastRule(), sentence, firings.matched()));
  }

  /** Notes what no rule decided. */
  void note(DecisionKind kind, String key, String by, String sentence) {
    notes.add(new Note(index, sequence++, kind, key, by, sentence, List.of()));
  }

  void changed(TrackedEvent event) {
    changed.put(event.id(), event);
  }

  /** An alert counts for it. */
  void touched(TrackedEvent event) {
    touched.put(event.id(), event);
  }

  void opened(TrackedEvent event) {
    changed(event);
    touched(event);
    opened.add(event.id());
  }

  /** Whether it was opened in this step. */
  boolean isNew(TrackedEvent event) {
    return opened.contains(event.id());
  }

  /** Whoever handles the event that the key is about to get is told what to do. */
  void responding(String key, ResponseFact response) {
    responses.put(key, response);
    note(DecisionKind.RESPONDING, key, Responding.sentence(response));
  }

  void stands(Standing standing) {
    expectations.merge(standing.id(), standing, (before, after) -> after.after(before));
  }

  /** Of what is decided next. */
  UUID newId() {
    String name = tenant + "/" + position + "/" + index + "/" + sequence + "/" + firings.lastRule();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param stamp the engine's time, in milliseconds since 1970
   * @param fates what became of the step's alerts
   */
  Outcome end(long stamp, String release, Fates fates) {
    if (index == Judgement.NO_ALERT) {
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
    return new Outcome(
        position,
        tenant,
        stamp,
        release,
        fates.judged(),
        fates.released(),
        decisions,
        changed.values().stream().map(TrackedEvent::state).toList(),
        touched.values().stream().map(TrackedEvent::touch).toList(),
        List.copyOf(expectations.values()),
        events.responding(responses));
  }

  /** How many decisions deadlines made since the last entry. */
  int afterEntry() {
    return afterEntry;
  }

  void restoreAfterEntry(int decisions) {
    afterEntry = decisions;
  }
}
