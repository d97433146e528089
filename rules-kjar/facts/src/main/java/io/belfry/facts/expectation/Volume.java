package io.belfry.facts.expectation;

import io.belfry.facts.measure.Sensitivity;
import org.jspecify.annotations.Nullable;

/**
 * Each arrival says how much it brought, and that is within bounds, and as much as usual. The start
 * of a run brings nothing yet.
 *
 * @param metric the name of the value
 * @param min inclusive; negative infinity for none
 * @param max inclusive; infinity for none
 * @param usual how far it may be from what it mostly is; null where only the bounds count
 */
public record Volume(String metric, double min, double max, @Nullable Sensitivity usual)
    implements Demand {

  /** Within bounds alone. */
  public Volume(String metric, double min, double max) {
    this(metric, min, max, null);
  }

  @Override
  public String kind() {
    return "volume";
  }

  @Override
  public void begin(ArrivalsFact fresh, long now) {
    fresh.due = 0;
  }

  @Override
  public void arrived(Verdict verdict, Arrival arrival) {
    if (arrival.getSignal() == Signal.STARTED) {
      return;
    }
    long at = arrival.getAt();
    Double value = arrival.getAlert().value(metric);
    if (value == null) {
      verdict.raise(Sort.VOLUME, at, at, 0, "what came does not say its " + metric);
      return;
    }
    Usual past = new Usual(verdict.getNext().ring);
    if (usual != null) {
      verdict.getNext().ring = past.with(value);
    }
    if (value < min) {
      verdict.raise(Sort.VOLUME, at, at, 0, "%s is %s, less than %s".formatted(metric, value, min));
    } else if (value > max) {
      verdict.raise(Sort.VOLUME, at, at, 0, "%s is %s, more than %s".formatted(metric, value, max));
    } else if (usual != null && !past.holds(value, usual)) {
      verdict.raise(
          Sort.VOLUME, at, at, 0, "%s is %s, usual is %s".formatted(metric, value, past.of(usual)));
    } else {
      verdict.settle(Sort.VOLUME, at, "%s is %s, within its bounds".formatted(metric, value));
    }
  }

  @Override
  public void fellDue(Verdict verdict, long now, int steps) {
    verdict.getNext().due = 0;
  }

  /** What was usual by other terms may have been another metric. */
  @Override
  public void replan(Verdict verdict, long now) {
    verdict.getNext().due = 0;
    verdict.getNext().ring = new long[0];
  }

  /** It keeps no times. */
  @Override
  public Clockwork clockwork() {
    return Clockwork.WALL;
  }
}
