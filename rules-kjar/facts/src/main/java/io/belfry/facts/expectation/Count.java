package io.belfry.facts.expectation;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;

/**
 * So many arrivals within any rolling window. Too few are found when the one that made them enough
 * leaves it, too many at once.
 *
 * <p>Up to {@value #EXACT} arrivals are counted each by its time. More are counted by parts of the
 * window, a seventy-second each, and to the sender's advantage.
 *
 * @param least none needed when it is 0
 * @param most as many as want to when it is {@link #ANY}
 * @param zone by whose clocks days and months are as long as they are
 * @param grace milliseconds by which the window is longer for too few, and shorter for too many: a
 *     daily arrival is no machine
 */
public record Count(long least, long most, Window within, ZoneId zone, long grace)
    implements Demand {
  /** For {@link #most}. */
  public static final long ANY = -1;

  private static final int EXACT = 100;
  private static final int PARTS = 72;
  private static final int MOST_PAIRS = 112;

  @Override
  public String kind() {
    return "count";
  }

  @Override
  public void begin(ArrivalsFact fresh, long now) {
    fresh.due = least > 0 ? enoughAtFirst(fresh) : 0;
  }

  @Override
  public void arrived(Verdict verdict, Arrival arrival) {
    if (arrival.getSignal() != Signal.STARTED) {
      add(verdict.getNext(), arrival.getAt());
      judge(verdict, arrival.getAt(), false);
    }
  }

  @Override
  public void fellDue(Verdict verdict, long now, int steps) {
    judge(verdict, now, now >= verdict.getNext().due);
  }

  @Override
  public void replan(Verdict verdict, long now) {
    judge(verdict, now, false);
  }

  private void judge(Verdict verdict, long now, boolean again) {
    ArrivalsFact next = verdict.getNext();
    next.ring = within(next.ring, now);
    long due = Long.MAX_VALUE;
    if (least > 0) {
      due = judgeFew(verdict, now, again);
    }
    if (most != ANY) {
      due = Math.min(due, judgeMany(verdict, now));
    }
    next.due = due == Long.MAX_VALUE ? 0 : due;
  }

  private long judgeFew(Verdict verdict, long now, boolean again) {
    ArrivalsFact next = verdict.getNext();
    long[] ring = next.ring;
    long came = 0;
    long[][] leaving = new long[ring.length / 2][];
    for (int i = 0; i < ring.length; i += 2) {
      leaving[i / 2] = new long[] {within.leavesAtLast(ring[i], zone) + grace, ring[i + 1]};
      came += ring[i + 1];
    }
    if (came >= least) {
      verdict.settle(Sort.MISSED, now, "%d came within the last %s".formatted(came, word()));
      next.mark = 0;
      return Math.max(nth(leaving, least), enoughAtFirst(next));
    }
    if (now < enoughAtFirst(next)) {
      return enoughAtFirst(next);
    }
    boolean first = !next.missed;
    if (first || again) {
      next.mark = first ? now : next.mark;
      verdict.raise(
          Sort.MISSED,
          now,
          next.mark,
          0,
          "%d came within the last %s, at least %d must".formatted(came, word(), least));
      // Told again while it lasts: a maintenance window may have hidden it.
      return now + within.millis();
    }
    return next.due;
  }

  private long judgeMany(Verdict verdict, long now) {
    ArrivalsFact next = verdict.getNext();
    long[] ring = next.ring;
    long came = 0;
    long[][] leaving = new long[ring.length / 2][];
    for (int i = 0; i < ring.length; i += 2) {
      long leaves = within.leaves(ring[i], zone) - grace - (width() - 1);
      leaving[i / 2] = new long[] {leaves, ring[i + 1]};
      came += leaves > now ? ring[i + 1] : 0;
    }
    if (came <= most) {
      verdict.settle(Sort.EXCEEDED, now, "%d came within the last %s".formatted(came, word()));
      return Long.MAX_VALUE;
    }
    if (!next.exceeded) {
      verdict.raise(
          Sort.EXCEEDED,
          now,
          now,
          0,
          "%d came within the last %s, at most %d may".formatted(came, word(), most));
    }
    return Math.max(now + 1, nth(leaving, most + 1));
  }

  /** When so many are no longer left. */
  private static long nth(long[][] leaving, long number) {
    Arrays.sort(leaving, (a, b) -> Long.compare(b[0], a[0]));
    long count = 0;
    for (long[] some : leaving) {
      count += some[1];
      if (count >= number) {
        return some[0];
      }
    }
    return Long.MAX_VALUE;
  }

  /** Nobody is late before a whole window has passed. */
  private long enoughAtFirst(ArrivalsFact arrivals) {
    return within.leavesAtLast(arrivals.since, zone) + grace;
  }

  private void add(ArrivalsFact arrivals, long at) {
    long[] ring = arrivals.ring;
    int last = ring.length - 2;
    if (last >= 0 && Math.floorDiv(ring[last], width()) == Math.floorDiv(at, width())) {
      long[] next = ring.clone();
      next[last] = at;
      next[last + 1]++;
      arrivals.ring = next;
      return;
    }
    int from = Math.max(0, ring.length + 2 - 2 * MOST_PAIRS);
    long[] next = Arrays.copyOfRange(ring, from, ring.length + 2);
    next[next.length - 2] = at;
    next[next.length - 1] = 1;
    arrivals.ring = next;
  }

  private long[] within(long[] ring, long now) {
    long[] rest = new long[ring.length];
    int size = 0;
    for (int i = 0; i < ring.length; i += 2) {
      if (within.leavesAtLast(ring[i], zone) + grace > now) {
        rest[size++] = ring[i];
        rest[size++] = ring[i + 1];
      }
    }
    return Arrays.copyOf(rest, size);
  }

  private long width() {
    return Math.max(least, most + 1) <= EXACT ? 1 : within.millis() / PARTS;
  }

  private String word() {
    return within.name().toLowerCase(Locale.ROOT);
  }
}
