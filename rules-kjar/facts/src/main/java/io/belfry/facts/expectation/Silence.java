package io.belfry.facts.expectation;

import java.util.Arrays;

/**
 * A sign of life at least every so often. Any arrival is one.
 *
 * @param longest milliseconds without one; 0 when it is learned: then half as much again as the
 *     longest of the last sixteen distances, and a minute, once there are two of them
 * @param worseEvery while it lasts, milliseconds after which it is one severity worse; 0 for never
 */
public record Silence(long longest, long worseEvery) implements Demand {
  private static final int DISTANCES = 16;
  private static final int ENOUGH = 2;
  private static final long A_MINUTE = 60_000;

  @Override
  public String kind() {
    return "silence";
  }

  @Override
  public void begin(ArrivalsFact fresh, long now) {
    fresh.mark = now;
    fresh.due = dueOf(fresh);
  }

  @Override
  public void arrived(Verdict verdict, Arrival arrival) {
    ArrivalsFact next = verdict.getNext();
    long at = arrival.getAt();
    if (longest == 0) {
      // The distance that ends a silence is no usual one.
      remember(next, at, next.missed);
    }
    verdict.settle(
        Sort.MISSED, at, "it came again, after " + Verdict.length(at - next.mark) + " of silence");
    next.mark = at;
    next.step = 0;
    next.due = dueOf(next);
  }

  @Override
  public void fellDue(Verdict verdict, long now, int steps) {
    ArrivalsFact next = verdict.getNext();
    long due = dueOf(next);
    if (due == 0 || now < due) {
      next.due = due;
      return;
    }
    if (next.missed && worseEvery > 0) {
      next.step = Math.min(steps, next.step + 1);
    }
    verdict.raise(
        Sort.MISSED,
        now,
        next.mark,
        next.step,
        "nothing has come for %s, since %s"
            .formatted(Verdict.length(now - next.mark), Verdict.time(next.mark)));
    // Told again while it lasts: a maintenance window may have hidden it.
    next.due = now + (worseEvery > 0 ? worseEvery : due - next.mark);
  }

  @Override
  public void replan(Verdict verdict, long now) {
    ArrivalsFact next = verdict.getNext();
    long due = dueOf(next);
    if (due == 0 || now < due) {
      verdict.settle(Sort.MISSED, now, "by its new terms it is not missed yet");
      next.step = 0;
      next.due = due;
    } else if (!next.missed || next.due == 0) {
      next.due = now + 1;
    }
  }

  private long dueOf(ArrivalsFact arrivals) {
    long bound = longest > 0 ? longest : learned(arrivals.ring);
    return bound == 0 ? 0 : arrivals.mark + bound;
  }

  /** The ring holds pairs: a time, and whether the distance to the one before counts. */
  private static void remember(ArrivalsFact arrivals, long at, boolean afterSilence) {
    long[] ring = arrivals.ring;
    int from = Math.max(0, ring.length - 2 * DISTANCES);
    long[] next = Arrays.copyOfRange(ring, from, ring.length + 2);
    next[next.length - 2] = at;
    next[next.length - 1] = afterSilence ? 0 : 1;
    arrivals.ring = next;
  }

  private static long learned(long[] ring) {
    long most = 0;
    int known = 0;
    for (int i = 2; i < ring.length; i += 2) {
      if (ring[i + 1] == 1) {
        most = Math.max(most, ring[i] - ring[i - 2]);
        known++;
      }
    }
    return known < ENOUGH ? 0 : most + most / 2 + A_MINUTE;
  }
}
