package io.belfry.facts.expectation;

/**
 * What is started must come to its end, and to a good one. A start while one is under way begins
 * anew.
 *
 * @param longest milliseconds from the start to the end
 */
public record Run(long longest) implements Demand {
  @Override
  public String kind() {
    return "run";
  }

  @Override
  public void begin(ArrivalsFact fresh, long now) {
    fresh.due = 0;
  }

  @Override
  public void arrived(Verdict verdict, Arrival arrival) {
    ArrivalsFact next = verdict.getNext();
    long at = arrival.getAt();
    switch (arrival.getSignal()) {
      case STARTED -> {
        next.mark = at;
        next.due = at + longest;
      }
      case FAILED -> {
        next.mark = 0;
        next.due = 0;
        verdict.raise(Sort.UNFINISHED, at, at, 0, "the run failed at " + Verdict.time(at));
      }
      case ARRIVED -> {
        next.mark = 0;
        next.due = 0;
        verdict.settle(Sort.UNFINISHED, at, "a run came to its end at " + Verdict.time(at));
      }
    }
  }

  @Override
  public void fellDue(Verdict verdict, long now, int steps) {
    ArrivalsFact next = verdict.getNext();
    long due = next.mark == 0 ? 0 : next.mark + longest;
    if (due == 0 || now < due) {
      next.due = due;
      return;
    }
    verdict.raise(
        Sort.UNFINISHED,
        now,
        next.mark,
        0,
        "the run that started at %s has not ended within %s"
            .formatted(Verdict.time(next.mark), Verdict.length(longest)));
    // Told again while it lasts: a maintenance window may have hidden it.
    next.due = now + longest;
  }

  @Override
  public void replan(Verdict verdict, long now) {
    ArrivalsFact next = verdict.getNext();
    next.due = next.mark == 0 ? 0 : Math.max(now + 1, next.mark + longest);
  }
}
