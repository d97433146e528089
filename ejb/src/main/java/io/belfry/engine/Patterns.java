package io.belfry.engine;

import io.belfry.facts.AlertFact;
import io.belfry.facts.EventFact;
import io.belfry.facts.pattern.Abandoned;
import io.belfry.facts.pattern.Hit;
import io.belfry.facts.pattern.PatternFact;
import io.belfry.facts.pattern.PatternKind;
import io.belfry.facts.pattern.Run;
import io.belfry.journal.Pattern;
import io.belfry.suppression.MatcherIndex;
import io.belfry.suppression.Matching;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Which alerts the patterns of a tenant are about; where there are none, alerts cost nothing. */
final class Patterns {
  private final MatcherIndex<Pattern> first = new MatcherIndex<>();
  private final MatcherIndex<Pattern> then = new MatcherIndex<>();
  private final List<String> ids = new ArrayList<>();

  /** All the patterns that there are from here on. */
  void set(List<Pattern> patterns) {
    for (String id : ids) {
      first.remove(id);
      then.remove(id);
    }
    ids.clear();
    for (Pattern pattern : patterns) {
      first.put(pattern.id(), new Matching(pattern.first()), pattern);
      if (pattern.kind() != PatternKind.COUNT) {
        then.put(pattern.id(), new Matching(pattern.then()), pattern);
      }
      ids.add(pattern.id());
    }
  }

  /** What was counted for patterns that are no more, in order. */
  List<Abandoned> abandoned(List<Run> runs, OpenEvents events) {
    return runs.stream()
        .filter(run -> !ids.contains(run.getPattern()))
        .sorted(Comparator.comparing(Run::getId))
        .map(
            run -> {
              TrackedEvent event = events.find(run.getEvent());
              return new Abandoned(run, event == null ? null : event.fact());
            })
        .toList();
  }

  static PatternFact fact(Pattern pattern) {
    return new PatternFact(
        pattern.id(),
        pattern.kind(),
        pattern.title(),
        pattern.within(),
        pattern.count(),
        pattern.severity());
  }

  /**
   * Says what rules must know of an alert besides itself. What its sender says again counts once,
   * and what patterns say themselves begins none.
   */
  void announce(AlertFact alert, @Nullable EventFact event, Consumer<Object> rules) {
    if (ids.isEmpty() || alert.getType().equals(Run.WHAT) || alert.isAgain()) {
      return;
    }
    boolean repeats =
        event != null
            && event.isFiring()
            && alert.isFiring()
            && alert.getStartsAt() != 0
            && event.startedAt(alert.getStartsAt());
    if (!repeats) {
      for (Pattern pattern : first.matching(alert)) {
        rules.accept(new Hit(pattern.id(), slot(pattern, alert), true, alert));
      }
    }
    for (Pattern pattern : then.matching(alert)) {
      rules.accept(new Hit(pattern.id(), slot(pattern, alert), false, alert));
    }
  }

  private static String slot(Pattern pattern, AlertFact alert) {
    StringBuilder slot = new StringBuilder();
    for (String name : pattern.equal()) {
      slot.append(slot.isEmpty() ? "" : "\n")
          .append(name)
          .append('=')
          .append(Matching.valueOf(alert, name).replace('\n', ' '));
    }
    return slot.toString();
  }
}
