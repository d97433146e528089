package io.belfry.engine;

import io.belfry.facts.AlertFact;
import io.belfry.facts.expectation.Expectation;

/** What the session does for rules. */
interface RuleHost {
  /** In milliseconds since 1970. */
  long now();

  void insertEvent(TrackedEvent event);

  /** An alert that no sender sent. */
  void insertAlert(AlertFact alert);

  void insert(Object fact);

  /** Takes away what the host gave itself. */
  void delete(Object fact);

  /** Has the last alert of a hold judged again when the present one is done. */
  void release(String hold);

  void await(Awaited name, long millis);

  void awaitNoMore(Awaited name);

  /** At a time in milliseconds since 1970; one that is past is now. */
  void awaitUntil(Awaited name, long time);

  void expect(Expectation expectation);
}
