package io.belfry.engine;

import io.belfry.correlation.Found;
import io.belfry.correlation.Trouble;
import io.belfry.correlation.Troubles;
import io.belfry.facts.correlation.CorrelationTerms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far back an event looks along dependencies for what causes it. */
final class Lookback {
  private final Troubles troubles;
  private final OpenEvents events;
  private final Tables tables;

  Lookback(Troubles troubles, OpenEvents events, Tables tables) {
    this.troubles = troubles;
    this.events = events;
    this.tables = tables;
  }

  /** What explains it by dependencies, as far as its runbook lets that be. */
  @Nullable Found deepest(TrackedEvent event, CorrelationTerms terms, long now) {
    long span = span(event, terms);
    return span == 0 ? null : troubles.deepest(event, now - span);
  }

  /** What depends on an event, began before it, and lets that explain it. */
  List<Trouble> earlier(TrackedEvent cause, CorrelationTerms terms, long now) {
    long longest = Math.max(terms.getAlong(), tables.longestAlong());
    return troubles.dependingOn(cause, now - longest).stream()
        .filter(each -> reaches(each, terms, now))
        .toList();
  }

  private boolean reaches(Trouble symptom, CorrelationTerms terms, long now) {
    TrackedEvent event = events.find(symptom.key());
    long span = event == null ? terms.getAlong() : span(event, terms);
    return span != 0 && symptom.firingSince() >= now - span;
  }

  private long span(TrackedEvent event, CorrelationTerms terms) {
    String runbook = event.fact().getRunbook();
    Long own = runbook == null ? null : tables.along().get(runbook);
    return own == null ? terms.getAlong() : own;
  }
}
