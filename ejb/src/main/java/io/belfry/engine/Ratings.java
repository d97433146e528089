package io.belfry.engine;

import io.belfry.facts.EventFact;
import io.belfry.facts.Priority;
import io.belfry.facts.RatedAgain;
import io.belfry.facts.correlation.CorrelationTerms;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Has open events rated anew when people changed what their priority follows from. */
final class Ratings {
  /** Rules may fire only so often at once. */
  private static final int AT_ONCE = 1_000;

  private final OpenEvents events;
  private final Correlations correlations;
  private final Consumer<Object> rules;
  private final Runnable fire;

  /**
   * @param rules where facts go
   * @param fire has them judged
   */
  Ratings(OpenEvents events, Correlations correlations, Consumer<Object> rules, Runnable fire) {
    this.events = events;
    this.correlations = correlations;
    this.rules = rules;
    this.fire = fire;
  }

  /**
   * Does nothing where the entry changes neither the matrix of priorities nor how much hangs on a
   * service.
   *
   * @param weighed the services of which it says another criticality
   */
  void follow(Entry.Changes made, Set<String> weighed) {
    for (Change change : made.changes()) {
      if (change instanceof Change.PrioritiesSet matrix) {
        rateAgain(matrix);
      }
    }
    if (!weighed.isEmpty()) {
      weigh(weighed);
    }
  }

  /** Causes come before what they explain, so that none is raised for what was rated first. */
  private void rateAgain(Change.PrioritiesSet matrix) {
    List<TrackedEvent> open =
        events.inOrder().stream()
            .sorted(Comparator.comparing((TrackedEvent event) -> event.cause() != null))
            .toList();
    Map<String, Priority> ofSymptoms = new HashMap<>();
    for (TrackedEvent event : open) {
      Cause cause = event.cause();
      EventFact fact = event.fact();
      if (cause != null && fact.isFiring()) {
        Priority rated = matrix.of(fact.getImpact(), fact.getUrgency());
        ofSymptoms.merge(
            cause.key(), rated, (one, other) -> one.compareTo(other) <= 0 ? one : other);
      }
    }
    judge(
        open,
        event ->
            new RatedAgain(
                event.key(),
                ofSymptoms.getOrDefault(event.key(), Priority.P4),
                "the matrix of priorities changed",
                false));
  }

  /** What a cause was raised for comes before it: it may fall with that. */
  private void weigh(Set<String> services) {
    Map<String, TrackedEvent> symptoms = new TreeMap<>();
    Map<String, TrackedEvent> roots = new TreeMap<>();
    for (TrackedEvent event : events.all()) {
      if (services.contains(event.service())) {
        Cause cause = event.cause();
        (cause == null ? roots : symptoms).put(event.key(), event);
        TrackedEvent root = cause == null ? null : events.find(cause.key());
        if (root != null) {
          roots.put(root.key(), root);
        }
      }
    }
    judge(symptoms.values(), event -> weighed(event, services));
    judge(roots.values(), event -> weighed(event, services));
  }

  private RatedAgain weighed(TrackedEvent event, Set<String> services) {
    boolean isWide = correlations.services(event) >= CorrelationTerms.WIDE;
    return new RatedAgain(
        event.key(),
        correlations.noMilder(event, Priority.P4),
        "how much hangs on a service changed",
        services.contains(event.service()) && !isWide);
  }

  private void judge(Collection<TrackedEvent> open, Function<TrackedEvent, RatedAgain> again) {
    int told = 0;
    for (TrackedEvent event : open) {
      rules.accept(again.apply(event));
      if (++told % AT_ONCE == 0 || told == open.size()) {
        fire.run();
      }
    }
  }
}
