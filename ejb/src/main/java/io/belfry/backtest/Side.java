package io.belfry.backtest;

import io.belfry.engine.Decision;
import io.belfry.engine.DecisionKind;
import io.belfry.engine.EventState;
import io.belfry.engine.Judged;
import io.belfry.engine.Outcome;
import io.belfry.engine.Responding;
import io.belfry.engine.RuleFault;
import io.belfry.engine.Session;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One of the two releases: its session, and the events that it made. */
final class Side implements AutoCloseable {
  private final String name;
  private final Session session;
  private final List<Story> stories = new ArrayList<>();
  private final Map<UUID, Story> byId = new HashMap<>();
  private final Map<String, Story> newest = new HashMap<>();
  private final Map<String, Judged> verdicts = new HashMap<>();
  private final Set<Story> touched = new LinkedHashSet<>();
  private final List<Story> opened = new ArrayList<>();
  private long alerts;

  Side(String name, Session session) {
    this.name = name;
    this.session = session;
  }

  /** An event that was there before. */
  Story inherit(EventState state) {
    return add(new Story(state, true));
  }

  /** Judges an entry; the touched events are those of this step. */
  void apply(Entry entry) {
    touched.clear();
    opened.clear();
    guarded(
        () -> {
          if (entry instanceof Entry.Changes made) {
            Entry.Changes own = own(made);
            note(session.apply(own));
            closeAll(own);
          } else {
            note(session.apply(entry));
          }
        });
  }

  /** Lets time pass. */
  void advanceTo(long time) {
    touched.clear();
    opened.clear();
    guarded(() -> note(session.advanceTo(time)));
  }

  /** What there is by now was there before; from here on it counts. */
  void count() {
    stories.forEach(Story::begin);
    alerts = 0;
  }

  private void guarded(Runnable step) {
    try {
      step.run();
    } catch (RuleFault fault) {
      throw new BacktestFailure(
          "The %s release %s fails on the past: %s"
              .formatted(name, session.release().name(), fault.getMessage()),
          fault);
    }
  }

  private Entry.Changes own(Entry.Changes made) {
    Entry.Changes own = session.asOwn(made);
    List<Change> known =
        own.changes().stream()
            .filter(
                change ->
                    !(change instanceof Change.EventReopened reopened)
                        || newest.containsKey(reopened.key()))
            .toList();
    return new Entry.Changes(made.position(), made.tenant(), made.stamp(), known);
  }

  /** Who closes an event without knowing that it fires again closes nothing. */
  private void closeAll(Entry.Changes made) {
    for (Change change : made.changes()) {
      if (change instanceof Change.EventClosed closed && !session.isOpen(closed.key())) {
        Story story = byId.get(closed.event());
        if (story != null) {
          story.close(made.stamp());
        }
      }
    }
  }

  private void note(List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      alerts += outcome.judged().size();
      for (Judged judged : outcome.judged()) {
        verdicts.put(judged.alert().key(), judged);
      }
      if (outcome.events().isEmpty() && outcome.decisions().isEmpty()) {
        continue;
      }
      Set<UUID> begun = new LinkedHashSet<>();
      for (Decision decision : outcome.decisions()) {
        if (decision.kind() == DecisionKind.OPENED) {
          begun.add(decision.event());
        }
      }
      for (EventState state : outcome.events()) {
        become(state, outcome.stamp(), begun);
      }
      for (Responding response : outcome.responses()) {
        Story story = byId.get(response.event());
        if (story != null) {
          story.responds(response);
        }
      }
      for (Decision decision : outcome.decisions()) {
        Story story = byId.get(decision.event());
        if (story != null) {
          story.decided(decision);
          touched.add(story);
        }
      }
    }
  }

  private void become(EventState state, long at, Set<UUID> begun) {
    Story story = byId.get(state.id());
    if (story == null) {
      story = add(new Story(state, !begun.contains(state.id())));
      if (!story.inherited()) {
        opened.add(story);
      }
    } else {
      story.becomes(state, at);
    }
    touched.add(story);
  }

  private Story add(Story story) {
    stories.add(story);
    byId.put(story.first().id(), story);
    newest.put(story.key(), story);
    return story;
  }

  /** What this side made of the last alert of a key. */
  @Nullable Ground verdict(String key) {
    Judged verdict = verdicts.get(key);
    return verdict == null
        ? null
        : new Ground(
            verdict.rule(), "%s: %s".formatted(verdict.fate().word(), verdict.reason()), List.of());
  }

  /** The open event of a key that has no counterpart yet. */
  @Nullable Story single(String key) {
    Story story = newest.get(key);
    return story == null || story.isClosed() || story.twin() != null ? null : story;
  }

  Set<Story> touched() {
    return touched;
  }

  List<Story> opened() {
    return opened;
  }

  List<Story> stories() {
    return stories;
  }

  long alerts() {
    return alerts;
  }

  @Override
  public void close() {
    session.close();
  }
}
