package io.belfry.engine;

import io.belfry.correlation.Trouble;
import io.belfry.correlation.Troubles;
import io.belfry.facts.Level;
import io.belfry.facts.Priority;
import io.belfry.facts.correlation.Caused;
import io.belfry.facts.correlation.CorrelationTerms;
import java.util.List;

/**
 * Puts events beneath what explains them. All of them point to the one that people should look at:
 * what a symptom explained follows it, except what people put there.
 */
final class Attachments {
  private final OpenEvents events;
  private final Chains chains;
  private final Symptoms symptoms;
  private final Troubles troubles;

  /**
   * Why one event is put beneath another.
   *
   * @param confidence in percent
   * @param grounds for people, a sentence
   */
  record Reason(Cause.By by, int confidence, String grounds) {
    /** Why what a symptom explained follows it. */
    Reason following(Cause old, TrackedEvent cause) {
      return new Reason(
          old.by() == Cause.By.PLACE ? by : old.by(),
          Math.min(confidence, old.confidence()),
          old.grounds() + " Event %d explains that.".formatted(cause.number()));
    }
  }

  Attachments(OpenEvents events, Chains chains, Symptoms symptoms, Troubles troubles) {
    this.events = events;
    this.chains = chains;
    this.symptoms = symptoms;
    this.troubles = troubles;
  }

  /** Those that nothing explains yet; returns how many. */
  int all(List<Trouble> found, TrackedEvent cause, Reason why, Correlations.Host host) {
    int attached = 0;
    for (Trouble each : found) {
      TrackedEvent event = events.find(each.key());
      if (event != null && event != cause && event.cause() == null && !event.isFixed()) {
        one(event, cause, why, host);
        attached++;
      }
    }
    return attached;
  }

  /** Does nothing where that would be a circle. */
  void one(TrackedEvent symptom, TrackedEvent cause, Reason why, Correlations.Host host) {
    if (symptom == cause || chains.leadsTo(cause, symptom)) {
      return;
    }
    Priority most = cause.fact().getPriority();
    explain(symptom, cause, why, host);
    for (TrackedEvent each : symptoms.take(symptom.key())) {
      Cause old = each.cause();
      if (old == null || each.isFixed()) {
        symptoms.remember(each);
        continue;
      }
      explain(each, cause, why.following(old, cause), host);
      most = more(most, each.fact().getPriority());
    }
    most = more(most, symptom.fact().getPriority());
    int services = symptoms.services(cause.key());
    boolean isWide = services >= CorrelationTerms.WIDE && cause.fact().getImpact() != Level.HIGH;
    if (most != cause.fact().getPriority() || isWide) {
      host.insert(new Caused(cause.key(), most, services));
    }
  }

  private static Priority more(Priority one, Priority other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private void explain(
      TrackedEvent symptom, TrackedEvent cause, Reason why, Correlations.Host host) {
    symptoms.forget(symptom);
    symptom.explainedBy(
        new Cause(
            cause.id(), cause.number(), cause.key(), why.confidence(), why.grounds(), why.by()));
    troubles.explained(symptom);
    symptoms.remember(symptom);
    host.note(
        DecisionKind.CORRELATED,
        symptom,
        "Probable cause: event %d, with %d %% confidence. %s"
            .formatted(cause.number(), why.confidence(), why.grounds()));
    FirstPages.explained(symptom, host);
  }
}
