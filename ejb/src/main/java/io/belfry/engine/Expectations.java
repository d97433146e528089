package io.belfry.engine;

import io.belfry.facts.AlertFact;
import io.belfry.facts.expectation.Arrival;
import io.belfry.facts.expectation.By;
import io.belfry.facts.expectation.Expectation;
import io.belfry.facts.expectation.Heartbeat;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Which expectations wait for an alert: three look-ups by hash, so that those for which nothing
 * waits reach no rule.
 */
final class Expectations {
  /** More than this many a tenant do not come to be by use alone. */
  static final int MOST = 10_000;

  private final Map<String, Expectation> byId = new TreeMap<>();
  private final Map<By, Map<String, Set<String>>> index = new EnumMap<>(By.class);

  Expectations() {
    for (By by : By.values()) {
      index.put(by, new HashMap<>());
    }
  }

  void set(Expectation expectation) {
    remove(expectation.id());
    byId.put(expectation.id(), expectation);
    of(expectation.by())
        .computeIfAbsent(expectation.match(), match -> new TreeSet<>())
        .add(expectation.id());
  }

  void remove(String id) {
    Expectation gone = byId.remove(id);
    if (gone != null) {
      of(gone.by())
          .computeIfPresent(
              gone.match(),
              (match, ids) -> {
                ids.remove(id);
                return ids.isEmpty() ? null : ids;
              });
    }
  }

  /** In the order of their ids. */
  List<Expectation> all() {
    return List.copyOf(byId.values());
  }

  /** Says what rules must know of an alert besides itself. */
  void announce(AlertFact alert, Consumer<Object> rules) {
    if (alert.getSource().equals(Heartbeat.SOURCE) && byId.size() < MOST) {
      rules.accept(Heartbeat.ofInterval(alert));
      if (Heartbeat.isOfRun(alert)) {
        rules.accept(Heartbeat.ofRun(alert));
      }
    } else if (alert.getSource().equals(Heartbeat.MAIL) && byId.size() < MOST) {
      Heartbeat scheduled = Heartbeat.ofSchedule(alert);
      if (scheduled != null) {
        rules.accept(scheduled);
      }
    }
    if (!byId.isEmpty()) {
      announce(By.KEY, alert.getKey(), alert, rules);
      announce(By.TYPE, alert.getType(), alert, rules);
      announce(By.SOURCE, alert.getSource(), alert, rules);
    }
  }

  private void announce(By by, String value, AlertFact alert, Consumer<Object> rules) {
    Set<String> ids = of(by).get(value);
    if (ids != null) {
      ids.forEach(id -> rules.accept(new Arrival(id, alert)));
    }
  }

  private Map<String, Set<String>> of(By by) {
    return Objects.requireNonNull(index.get(by));
  }
}
