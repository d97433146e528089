package io.belfry.facts.expectation;

import io.belfry.facts.Explained;
import io.belfry.facts.Kept;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is remembered of an expectation's arrivals: at most 2 KB, whatever comes. The demand works
 * on a copy; a rule puts that in its place.
 */
public final class ArrivalsFact implements Kept, Explained {
  private static final long[] NONE = {};

  private String expectation = "";
  private String terms = "";

  /** Since when it is counted, moved on by the time in which Belfry was away. */
  long since;

  /** When the last one came, 0 for never. */
  long last;

  /** When it must be looked at next, 0 for never. */
  long due;

  /** What the demand waits for: the start of a run, the end of a span, the last sign of life. */
  long mark;

  /** Arrivals as the demand counts them. */
  long[] ring = NONE;

  /** How often a lasting silence was made worse. */
  int step;

  boolean missed;
  boolean exceeded;
  boolean strange;
  boolean unfinished;

  /** For the snapshot. */
  ArrivalsFact() {}

  /**
   * @param terms what tells them from others, see {@link ExpectationFact#getTerms}
   * @param since from when on it is counted, in milliseconds since 1970
   */
  ArrivalsFact(String expectation, String terms, long since) {
    this.expectation = expectation;
    this.terms = terms;
    this.since = since;
  }

  ArrivalsFact copy() {
    ArrivalsFact copy = new ArrivalsFact(expectation, terms, since);
    copy.setStanding(this);
    return copy;
  }

  public String getExpectation() {
    return expectation;
  }

  public String getTerms() {
    return terms;
  }

  public void setTerms(String terms) {
    this.terms = terms;
  }

  /** All that arrivals and deadlines change. */
  public ArrivalsFact getStanding() {
    return this;
  }

  /** Takes over everything but whose it is and by which terms. */
  public void setStanding(ArrivalsFact next) {
    since = next.since;
    last = next.last;
    due = next.due;
    mark = next.mark;
    ring = next.ring;
    step = next.step;
    missed = next.missed;
    exceeded = next.exceeded;
    strange = next.strange;
    unfinished = next.unfinished;
  }

  /** When the last one came, in milliseconds since 1970; 0 for never. */
  public long getLast() {
    return last;
  }

  /** When it is looked at next, in milliseconds since 1970; 0 when nothing is due. */
  public long getDue() {
    return due;
  }

  /** The ways in which it is not kept now, in a fixed order. */
  public List<Sort> open() {
    List<Sort> open = new ArrayList<>(4);
    for (Sort sort : Sort.values()) {
      if (is(sort)) {
        open.add(sort);
      }
    }
    return open;
  }

  boolean is(Sort sort) {
    return switch (sort) {
      case MISSED -> missed;
      case EXCEEDED -> exceeded;
      case VOLUME -> strange;
      case UNFINISHED -> unfinished;
    };
  }

  void set(Sort sort, boolean open) {
    switch (sort) {
      case MISSED -> missed = open;
      case EXCEEDED -> exceeded = open;
      case VOLUME -> strange = open;
      case UNFINISHED -> unfinished = open;
    }
  }

  /** What its open events are to hear when it is retired. */
  public List<Finding> retired() {
    return open().stream()
        .map(
            sort ->
                new Finding(expectation, sort, false, last, last, 0, "the expectation was retired"))
        .toList();
  }

  /** The same with every time moved on by a span in which nothing could arrive. */
  public ArrivalsFact postponed(Demand.Clockwork clockwork, long millis) {
    ArrivalsFact next = copy();
    next.since += millis;
    next.due += next.due == 0 ? 0 : millis;
    if (clockwork == Demand.Clockwork.ELAPSED) {
      next.mark += next.mark == 0 ? 0 : millis;
      next.ring = next.ring.clone();
      for (int i = 0; i < next.ring.length; i += 2) {
        next.ring[i] += millis;
      }
    }
    return next;
  }

  @Override
  public String keptKey() {
    return expectation;
  }

  @Override
  public boolean isLongLived() {
    return true;
  }

  @Override
  public String factName() {
    return "arrivals";
  }

  @Override
  public Map<String, String> factValues() {
    Map<String, String> values = new LinkedHashMap<>();
    if (last != 0) {
      values.put("last", Instant.ofEpochMilli(last).toString());
    }
    if (due != 0) {
      values.put("due", Instant.ofEpochMilli(due).toString());
    }
    return values;
  }
}
