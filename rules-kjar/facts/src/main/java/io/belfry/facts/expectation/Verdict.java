package io.belfry.facts.expectation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What an arrival, a deadline or a change of terms comes to: what is remembered, and what is told.
 */
public final class Verdict {
  private final ArrivalsFact next;
  private final List<Finding> findings = new ArrayList<>(1);

  Verdict(ArrivalsFact before) {
    next = before.copy();
  }

  /** What is remembered from here on. */
  public ArrivalsFact getNext() {
    return next;
  }

  /** What is to be told, in order. */
  public List<Finding> getFindings() {
    return findings;
  }

  /** Tells that it is not kept, at first or again. */
  void raise(Sort sort, long at, long since, int step, String sentence) {
    next.set(sort, true);
    findings.add(new Finding(next.getExpectation(), sort, true, at, since, step, sentence));
  }

  /** Tells that it is kept again, when it was not. */
  void settle(Sort sort, long at, String sentence) {
    if (next.is(sort)) {
      next.set(sort, false);
      findings.add(new Finding(next.getExpectation(), sort, false, at, at, 0, sentence));
    }
  }

  static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }

  /** A length as people write it: 90m is 1h30m. */
  static String length(long millis) {
    long days = millis / 86_400_000L;
    Duration rest = Duration.ofMillis(millis % 86_400_000L);
    String text = rest.toString().substring(2).toLowerCase(Locale.ROOT);
    return days == 0 ? text : days + "d" + (rest.isZero() ? "" : text);
  }
}
