package io.belfry.facts.expectation;

/**
 * Each arrival says how much it brought, and that is within bounds. The start of a run brings
 * nothing yet.
 *
 * @param metric the name of the value
 * @param min inclusive; negative infinity for none
 * @param max inclusive; infinity for none
 */
public record Volume(String metric, double min, double max) implements Demand {
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
    } else if (value < min) {
      verdict.raise(Sort.VOLUME, at, at, 0, "%s is %s, less than %s".formatted(metric, value, min));
    } else if (value > max) {
      verdict.raise(Sort.VOLUME, at, at, 0, "%s is %s, more than %s".formatted(metric, value, max));
    } else {
      verdict.settle(Sort.VOLUME, at, "%s is %s, within its bounds".formatted(metric, value));
    }
  }

  @Override
  public void fellDue(Verdict verdict, long now, int steps) {
    verdict.getNext().due = 0;
  }

  @Override
  public void replan(Verdict verdict, long now) {
    verdict.getNext().due = 0;
  }
}
