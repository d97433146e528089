package io.belfry.oncall;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A week for each member in turn. Handover is at the same time of day all year: the week in which
 * clocks change is an hour shorter or longer. A time that clocks skip is the moment after it, one
 * that they repeat is the first.
 *
 * @param startsOn the day of the first handover
 * @param members in their order; the same one may stand in it more than once
 */
public record Weeks(ZoneId zone, LocalDate startsOn, LocalTime handover, List<Long> members) {
  /** Copies the members. */
  public Weeks {
    members = List.copyOf(members);
  }

  /** Returns whose turn it is; empty before the first handover and without members. */
  public Optional<Shift> at(Instant at) {
    if (members.isEmpty() || at.isBefore(begin(0))) {
      return Optional.empty();
    }
    LocalDateTime local = LocalDateTime.ofInstant(at, zone);
    long week = Math.max(0, ChronoUnit.WEEKS.between(startsOn.atTime(handover), local));
    // Local time runs back once a year: which week it is follows from its beginning alone.
    while (week > 0 && at.isBefore(begin(week))) {
      week--;
    }
    while (!at.isBefore(begin(week + 1))) {
      week++;
    }
    long member = members.get((int) (week % members.size()));
    return Optional.of(new Shift(member, begin(week), begin(week + 1), false));
  }

  private Instant begin(long week) {
    return startsOn.plusWeeks(week).atTime(handover).atZone(zone).toInstant();
  }
}
