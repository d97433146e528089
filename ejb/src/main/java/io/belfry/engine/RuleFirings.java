package io.belfry.engine;

import io.belfry.facts.AboutEvents;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.rule.Match;

/** Which rule is firing, with which facts, and how often each one did. */
final class RuleFirings extends DefaultAgendaEventListener {
  private final Map<String, long[]> counts = new HashMap<>();
  private @Nullable Match match;
  private @Nullable Runnable listener;

  /** Nothing has fired yet in the step that begins. */
  void startStep() {
    match = null;
  }

  @Override
  public void beforeMatchFired(BeforeMatchFiredEvent event) {
    match = event.getMatch();
    counts.computeIfAbsent(match.getRule().getName(), name -> new long[1])[0]++;
    if (listener != null) {
      listener.run();
    }
  }

  /** Is told before each rule fires. */
  void listen(Runnable told) {
    listener = told;
  }

  /** The rule that fired last in this step, empty when none did. */
  String lastRule() {
    return match == null ? "" : match.getRule().getName();
  }

  /**
   * The facts that it matched, as they are now, and the events that came with them. What people
   * decide no rule did.
   */
  List<FactValues> matched() {
    if (match == null) {
      return List.of();
    }
    List<Object> facts = match.getObjects();
    if (facts.stream().anyMatch(AboutEvents.class::isInstance)) {
      Set<Object> all = new LinkedHashSet<>();
      for (Object fact : facts) {
        all.add(fact);
        if (fact instanceof AboutEvents about) {
          all.addAll(about.aboutEvents());
        }
      }
      return FactValues.of(all);
    }
    return FactValues.of(facts);
  }

  /** By rule, since the session began; rules that never fired are absent. */
  Map<String, Long> counts() {
    Map<String, Long> firings = new HashMap<>();
    counts.forEach((rule, count) -> firings.put(rule, count[0]));
    return firings;
  }
}
