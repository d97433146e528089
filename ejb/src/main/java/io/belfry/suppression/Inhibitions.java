package io.belfry.suppression;

import io.belfry.facts.AlertFact;
import io.belfry.journal.Inhibition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which firing events silence which alerts. What a cause silences is found by the values that both
 * must share, so that it does not matter how many causes there are.
 */
public final class Inhibitions {
  private static final char SEPARATOR = '\n';

  private final MatcherIndex<Inhibition> sources = new MatcherIndex<>();
  private final MatcherIndex<Inhibition> targets = new MatcherIndex<>();
  private final Map<String, TreeMap<Long, String>> silencing = new HashMap<>();
  private final Map<String, Inhibition> rules = new HashMap<>();

  /**
   * What silences an alert.
   *
   * @param event the key of the event that does, the oldest of those
   */
  public record Silencer(String event, Inhibition rule) {}

  /**
   * What a new set of rules leaves out.
   *
   * @param causes ids of the rules by which no event silences any more, until it says so again
   * @param any whether anything that was silent may be silent no more
   */
  public record Gone(Set<String> causes, boolean any) {}

  /** All the rules that there are from here on; says what does not hold any more. */
  public Gone set(List<Inhibition> next) {
    Map<String, Inhibition> before = Map.copyOf(rules);
    before.keySet().forEach(sources::remove);
    before.keySet().forEach(targets::remove);
    rules.clear();
    for (Inhibition rule : next) {
      sources.put(rule.id(), new Matching(rule.source()), rule);
      targets.put(rule.id(), new Matching(rule.target()), rule);
      rules.put(rule.id(), rule);
    }
    Set<String> causes = new HashSet<>();
    boolean any = false;
    for (Inhibition old : before.values()) {
      Inhibition now = rules.get(old.id());
      any |= !old.equals(now);
      if (now == null || !now.source().equals(old.source()) || !now.equal().equals(old.equal())) {
        causes.add(old.id());
      }
    }
    return new Gone(causes, any);
  }

  /** What is left of what an event silences, without that of some rules. */
  public static List<String> without(Set<String> ids, List<String> slots) {
    return slots.stream().filter(slot -> !ids.contains(ruleOf(slot))).toList();
  }

  private static String ruleOf(String slot) {
    int end = slot.indexOf(SEPARATOR);
    return end < 0 ? slot : slot.substring(0, end);
  }

  public boolean isEmpty() {
    return rules.isEmpty();
  }

  /** What an event silences whose alert this is: rules with the values that they go by. */
  public List<String> silencedBy(AlertFact alert) {
    if (rules.isEmpty()) {
      return List.of();
    }
    List<String> slots = new ArrayList<>();
    sources.matching(alert).forEach(rule -> slots.add(slot(rule, alert)));
    return slots.isEmpty() ? List.of() : List.copyOf(slots);
  }

  /** An event silences these from here on. */
  public void add(long number, String key, List<String> slots) {
    slots.forEach(
        slot -> silencing.computeIfAbsent(slot, same -> new TreeMap<>()).put(number, key));
  }

  /** An event silences nothing any more. */
  public void remove(long number, List<String> slots) {
    for (String slot : slots) {
      silencing.computeIfPresent(
          slot,
          (same, events) -> {
            events.remove(number);
            return events.isEmpty() ? null : events;
          });
    }
  }

  /** What silences an alert; null when nothing does. What could silence itself is not silenced. */
  public @Nullable Silencer of(AlertFact alert) {
    if (silencing.isEmpty()) {
      return null;
    }
    List<Inhibition> silent = targets.matching(alert);
    if (silent.isEmpty()) {
      return null;
    }
    List<Inhibition> own = sources.matching(alert);
    for (Inhibition rule : silent) {
      TreeMap<Long, String> events = own.contains(rule) ? null : silencing.get(slot(rule, alert));
      if (events != null) {
        return new Silencer(events.firstEntry().getValue(), rule);
      }
    }
    return null;
  }

  private static String slot(Inhibition rule, AlertFact alert) {
    StringBuilder slot = new StringBuilder(rule.id());
    for (String name : rule.equal()) {
      slot.append(SEPARATOR).append(Matching.valueOf(alert, name));
    }
    return slot.toString();
  }
}
