package io.belfry.engine;

import io.belfry.facts.AlertFact;
import io.belfry.facts.Decisions;
import io.belfry.facts.EventFact;
import io.belfry.facts.MaintenanceFact;
import io.belfry.facts.expectation.ArrivalsFact;
import io.belfry.facts.expectation.Expectation;

/**
 * Takes what the rules decide of alerts that change no event, of deadlines and of what is expected,
 * and has it happen.
 */
abstract class FateDecisions implements Decisions {
  /** The word for deadlines of expectations. */
  static final String EXPECTATION = "expectation";

  final OpenEvents events;
  final Suppressions suppressions;
  final RuleHost host;
  final RuleFirings firings = new RuleFirings();
  final DecisionLog log;
  final Fates fates;

  FateDecisions(
      long tenant, OpenEvents events, Holds holds, Suppressions suppressions, RuleHost host) {
    this.events = events;
    this.suppressions = suppressions;
    this.host = host;
    this.log = new DecisionLog(tenant, events, firings);
    this.fates = new Fates(holds, log::touched);
  }

  @Override
  public void suppressed(AlertFact hidden, MaintenanceFact window) {
    suppressions.hide(hidden, window);
    fates.decide(hidden, Fate.SUPPRESSED, Sentences.hidden(window), firings.lastRule(), null);
  }

  @Override
  public void inhibited(AlertFact silenced, EventFact cause, String reason) {
    TrackedEvent event = events.of(cause);
    suppressions.silence(silenced, event);
    fates.decide(
        silenced,
        Fate.SUPPRESSED,
        "Event %d silences it: %s".formatted(event.number(), reason),
        firings.lastRule(),
        null);
  }

  @Override
  public void over(String key) {
    suppressions.forget(key);
  }

  @Override
  public void informational(AlertFact listed, String reason) {
    fates.decide(listed, Fate.INFORMATIONAL, reason, firings.lastRule(), null);
  }

  @Override
  public void belowThreshold(AlertFact measured, String reason) {
    fates.decide(measured, Fate.BELOW_THRESHOLD, reason, firings.lastRule(), null);
  }

  @Override
  public void learning(AlertFact measured, String reason) {
    fates.decide(measured, Fate.LEARNING, reason, firings.lastRule(), null);
  }

  @Override
  public void expectedArrival(AlertFact expected, String reason) {
    fates.decide(expected, Fate.EXPECTED_ARRIVAL, reason, firings.lastRule(), null);
  }

  @Override
  public void instead(AlertFact replaced, AlertFact rated) {
    fates.instead(replaced, rated);
  }

  @Override
  public void hold(AlertFact held, String hold, long millis, String reason) {
    fates.hold(held, hold, reason, firings.lastRule(), log.position(), log.index());
    if (millis > 0) {
      host.await(Awaited.endOf(hold), millis);
    } else {
      host.awaitNoMore(Awaited.endOf(hold));
    }
  }

  @Override
  public void release(String hold) {
    host.release(hold);
  }

  @Override
  public void endHold(String hold) {
    if (!fates.isJudging()) {
      host.release(hold);
    } else if (fates.endHold(hold)) {
      host.awaitNoMore(Awaited.endOf(hold));
    }
  }

  @Override
  public long now() {
    return host.now();
  }

  @Override
  public void await(String what, String key, long millis) {
    host.await(new Awaited(what, key), millis);
  }

  @Override
  public void awaitNoMore(String what, String key) {
    host.awaitNoMore(new Awaited(what, key));
  }

  @Override
  public void tell(AlertFact alert) {
    host.insertAlert(alert);
  }

  @Override
  public void expect(Expectation expectation) {
    host.expect(expectation);
    log.stands(Standing.of(expectation, Standing.HEARTBEAT));
  }

  /** A runbook of the release describes what is to be expected. */
  void given(Expectation expectation) {
    log.stands(Standing.of(expectation, Standing.RUNBOOK));
  }

  @Override
  public void noted(ArrivalsFact arrivals) {
    Awaited name = new Awaited(EXPECTATION, arrivals.getExpectation());
    if (arrivals.getDue() == 0) {
      host.awaitNoMore(name);
    } else {
      host.awaitUntil(name, arrivals.getDue());
    }
    log.stands(Standing.of(arrivals, false));
  }

  @Override
  public void retired(ArrivalsFact arrivals) {
    host.awaitNoMore(new Awaited(EXPECTATION, arrivals.getExpectation()));
    log.stands(Standing.of(arrivals, true));
  }
}
