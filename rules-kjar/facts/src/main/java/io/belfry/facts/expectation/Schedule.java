package io.belfry.facts.expectation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An arrival in each span of a timetable. One that is late ends the miss, and does not count for
 * the next span before that opens.
 *
 * @param grace milliseconds after the end of a span until which an arrival is in time
 */
public record Schedule(Timetable timetable, long grace) implements Demand {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  @Override
  public String kind() {
    return "schedule";
  }

  @Override
  public Clockwork clockwork() {
    return Clockwork.WALL;
  }

  @Override
  public void begin(ArrivalsFact fresh, long now) {
    await(fresh, timetable.after(now));
  }

  @Override
  public void arrived(Verdict verdict, Arrival arrival) {
    if (arrival.getSignal() == Signal.STARTED) {
      return;
    }
    ArrivalsFact next = verdict.getNext();
    long at = arrival.getAt();
    verdict.settle(Sort.MISSED, at, "it came late, at " + Verdict.time(at));
    if (next.mark != 0 && at >= opens(next)) {
      await(next, timetable.after(Math.max(next.mark, at - grace)));
    }
  }

  @Override
  public void fellDue(Verdict verdict, long now, int steps) {
    ArrivalsFact next = verdict.getNext();
    if (next.due == 0 || now < next.due) {
      return;
    }
    // A holiday may have been declared since.
    if (timetable.isMeant(Instant.ofEpochMilli(next.mark).atZone(timetable.zone()).toLocalDate())) {
      verdict.raise(
          Sort.MISSED,
          now,
          next.mark,
          0,
          "nothing came by %s (%s)"
              .formatted(
                  Instant.ofEpochMilli(next.mark).atZone(timetable.zone()).format(LOCAL),
                  timetable.zone()));
    }
    // Spans that ended while Belfry was away are nobody's fault.
    await(next, timetable.after(Math.max(next.mark, now - grace)));
  }

  /** A span that is awaited still stays so; one in which something came is not awaited again. */
  @Override
  public void replan(Verdict verdict, long now) {
    ArrivalsFact next = verdict.getNext();
    Timetable.Occurrence span = timetable.after(now - grace);
    while (span != null && next.last >= span.opens()) {
      span = timetable.after(span.by());
    }
    long postponed = next.due;
    boolean same = span != null && span.by() == next.mark;
    await(next, span);
    next.due = same ? postponed : next.due;
  }

  /** The same without some more days. */
  Schedule without(Collection<LocalDate> holidays) {
    return new Schedule(timetable.without(holidays), grace);
  }

  private void await(ArrivalsFact arrivals, Timetable.@Nullable Occurrence next) {
    arrivals.mark = next == null ? 0 : next.by();
    arrivals.due = next == null ? 0 : next.by() + grace;
    arrivals.ring = next == null ? new long[0] : new long[] {next.opens(), 0};
  }

  private static long opens(ArrivalsFact arrivals) {
    return arrivals.ring.length == 0 ? Long.MAX_VALUE : arrivals.ring[0];
  }
}
