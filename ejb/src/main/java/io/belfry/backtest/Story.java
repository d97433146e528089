package io.belfry.backtest;

import io.belfry.engine.Decision;
import io.belfry.engine.EventState;
import io.belfry.engine.Responding;
import io.belfry.facts.Priority;
import io.belfry.facts.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An event on one side: what became of it, and why as far as the other side saw it otherwise. */
final class Story {
  /** Grounds of an event that many alerts touch repeat themselves. */
  private static final int MOST_GROUNDS = 6;

  /** Of what fires and clears all day, the beginning tells enough. */
  private static final int MOST_TURNS = 500;

  private boolean inherited;
  private EventState first;
  private final List<Decision> step = new ArrayList<>();
  private final List<Ground> grounds = new ArrayList<>();
  private final TreeMap<Long, Priority> priorities = new TreeMap<>();
  private final List<Long> turns = new ArrayList<>();
  private EventState last;
  private Priority worstPriority;
  private Severity worstSeverity;
  private long overAt = Long.MAX_VALUE;
  private boolean closed;
  private @Nullable Story twin;
  private @Nullable Ground instead;
  private @Nullable Responding response;
  private @Nullable Story beginning;

  /**
   * @param inherited whether it was there before the past that is judged
   */
  Story(EventState first, boolean inherited) {
    this.first = first;
    this.inherited = inherited;
    this.last = first;
    this.worstPriority = first.priority();
    this.worstSeverity = first.severity();
    priorities.put(first.openedAt(), first.priority());
    if (first.clearedAt() != 0) {
      overAt = first.clearedAt();
    }
  }

  /** It was there before, as it is now: what it was so far no longer counts. */
  void begin() {
    Story now = new Story(last, true);
    now.response = response;
    now.closed = closed;
    if (closed) {
      now.overAt = overAt;
    }
    beginning = now;
    inherited = true;
    first = last;
    worstPriority = last.priority();
    worstSeverity = last.severity();
    overAt = now.overAt;
    priorities.clear();
    priorities.putAll(now.priorities);
    turns.clear();
    grounds.clear();
    instead = null;
  }

  /** How it was when it began to count; null when it is younger. */
  @Nullable Story beginning() {
    return beginning;
  }

  void becomes(EventState state, long at) {
    if (state.priority() != last.priority()) {
      priorities.put(at, state.priority());
    }
    if ((state.clearedAt() == 0) != (last.clearedAt() == 0) && turns.size() < MOST_TURNS) {
      turns.add(at);
    }
    last = state;
    worstPriority = worse(worstPriority, state.priority());
    worstSeverity = worse(worstSeverity, state.severity());
    if (state.clearedAt() != 0) {
      overAt = Math.min(overAt, state.clearedAt());
    }
  }

  private static <E extends Enum<E>> E worse(E one, E other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  /** What its runbook wants to follow. */
  void responds(Responding wanted) {
    response = wanted;
  }

  @Nullable Responding response() {
    return response;
  }

  void decided(Decision decision) {
    step.add(decision);
  }

  /** Keeps of a step what the other side did not decide in the same words. */
  static void endStep(Story one, @Nullable Story other) {
    List<Ground> ones = one.step.stream().map(Ground::of).toList();
    List<Ground> others = other == null ? List.of() : other.step.stream().map(Ground::of).toList();
    if (!sameWords(ones, others)) {
      one.keep(ones);
      if (other != null) {
        other.keep(others);
      }
    }
    one.step.clear();
    if (other != null) {
      other.step.clear();
    }
  }

  private static boolean sameWords(List<Ground> ones, List<Ground> others) {
    if (ones.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < ones.size(); i++) {
      if (!ones.get(i).saysAs(others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private void keep(List<Ground> more) {
    for (Ground ground : more) {
      if (grounds.size() < MOST_GROUNDS) {
        grounds.add(ground);
      }
    }
  }

  void close(long at) {
    closed = true;
    overAt = Math.min(overAt, at);
  }

  void isTwinOf(Story other) {
    twin = other;
    other.twin = this;
  }

  /** What the other side made of the alert that opened it. */
  void instead(@Nullable Ground ground) {
    instead = ground;
  }

  boolean inherited() {
    return inherited;
  }

  boolean isClosed() {
    return closed;
  }

  @Nullable Story twin() {
    return twin;
  }

  @Nullable Ground instead() {
    return instead;
  }

  List<Ground> grounds() {
    return grounds;
  }

  EventState first() {
    return first;
  }

  EventState last() {
    return last;
  }

  String key() {
    return first.key();
  }

  long openedAt() {
    return first.openedAt();
  }

  /** When it first cleared or was closed; the end of time while neither. */
  long overAt() {
    return overAt;
  }

  /** When it cleared, fired again, and so on. */
  List<Long> turns() {
    return turns;
  }

  Priority worstPriority() {
    return worstPriority;
  }

  Severity worstSeverity() {
    return worstSeverity;
  }

  /** When it first had one of these priorities; the end of time when it never had. */
  long firstWith(Set<String> wanted) {
    return priorities.entrySet().stream()
        .filter(each -> wanted.contains(each.getValue().name()))
        .mapToLong(Map.Entry::getKey)
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }
}
