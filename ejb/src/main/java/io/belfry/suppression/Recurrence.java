package io.belfry.suppression;

import io.belfry.journal.Change;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;

/**
 * A span that comes again by a rule of RFC 5545. The rule is counted in local time, so that two in
 * the morning stays two in the morning; a time that a clock skips is as much later, of one that it
 * shows twice the first one counts. How long it lasts is time that passes.
 *
 * <p>The last time begins at {@code UNTIL} at the latest, which may be given in UTC, in local time,
 * or as a day, all of which still counts.
 */
public final class Recurrence {
  /** More in a row than these are not looked at: then there is none. */
  private static final int MOST_LOOKED_AT = 20_000;

  private final RecurrenceRule rule;
  private final LocalDateTime first;
  private final ZoneId zone;
  private final Duration length;
  private final @Nullable Instant lastBeginning;

  /**
   * One occurrence.
   *
   * @param from inclusive
   * @param until exclusive
   */
  public record Occurrence(Instant from, Instant until) {}

  /**
   * @param rule such as {@code FREQ=WEEKLY;BYDAY=SU}
   * @param first the beginning of the first occurrence, which counts even where the rule skips it
   * @throws IllegalArgumentException for a rule that is none, or that comes more often than daily
   */
  public Recurrence(String rule, Instant first, ZoneId zone, Duration length) {
    this.zone = zone;
    this.first = LocalDateTime.ofInstant(first, zone);
    this.length = length;
    try {
      this.rule = new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_STRICT);
    } catch (InvalidRecurrenceRuleException wrong) {
      throw new IllegalArgumentException(String.valueOf(wrong.getMessage()), wrong);
    }
    this.lastBeginning = this.rule.getUntil() == null ? null : lastBeginning(this.rule.getUntil());
    if (lastBeginning != null) {
      // Clock times alone cannot tell which of two that look the same comes first: the rule goes on
      // for a day, and the moment decides.
      this.rule.setUntil(floating(LocalDateTime.ofInstant(lastBeginning, zone).plusDays(1)));
    }
    Freq often = this.rule.getFreq();
    if (often == Freq.SECONDLY || often == Freq.MINUTELY || often == Freq.HOURLY) {
      throw new IllegalArgumentException("It comes more often than once a day");
    }
    if (this.rule.hasPart(RecurrenceRule.Part.BYHOUR)
        || this.rule.hasPart(RecurrenceRule.Part.BYMINUTE)
        || this.rule.hasPart(RecurrenceRule.Part.BYSECOND)) {
      throw new IllegalArgumentException("It has a time of day of its own");
    }
  }

  /** When a window is open now, or will be next; null when it never is any more. */
  public static @Nullable Occurrence next(Change.WindowPlanned window, Instant now) {
    Instant from = Instant.ofEpochMilli(window.from());
    Instant until = Instant.ofEpochMilli(window.until());
    if (window.recurrence().isEmpty()) {
      return until.isAfter(now) ? new Occurrence(from, until) : null;
    }
    return new Recurrence(
            window.recurrence(), from, ZoneId.of(window.zone()), Duration.between(from, until))
        .find(now, resumption(window), 1).stream().findFirst().orElse(null);
  }

  private static Instant resumption(Change.WindowPlanned window) {
    return window.resumes() == 0 ? Instant.MIN : Instant.ofEpochMilli(window.resumes());
  }

  /** The first occurrence that ends after a time; null when there is none any more. */
  public @Nullable Occurrence endingAfter(Instant time) {
    List<Occurrence> next = endingAfter(time, 1);
    return next.isEmpty() ? null : next.get(0);
  }

  /** The next occurrences that end after a time. */
  public List<Occurrence> endingAfter(Instant time, int most) {
    return find(time, Instant.MIN, most);
  }

  private List<Occurrence> find(Instant time, Instant beginningAt, int most) {
    List<Occurrence> found = new ArrayList<>();
    RecurrenceRuleIterator dates = rule.iterator(floating(first));
    LocalDateTime skip =
        LocalDateTime.ofInstant(time.minus(length).minus(Duration.ofDays(2)), zone);
    if (skip.isAfter(first)) {
      dates.fastForward(floating(skip));
    }
    for (int i = 0; i < MOST_LOOKED_AT && dates.hasNext() && found.size() < most; i++) {
      LocalDateTime begin =
          local(dates.nextDateTime())
              .with(ChronoField.NANO_OF_SECOND, first.getLong(ChronoField.NANO_OF_SECOND));
      Instant from = begin.atZone(zone).toInstant();
      if (lastBeginning != null && from.truncatedTo(ChronoUnit.SECONDS).isAfter(lastBeginning)) {
        break;
      }
      if (from.plus(length).isAfter(time) && !from.isBefore(beginningAt)) {
        found.add(new Occurrence(from, from.plus(length)));
      }
    }
    return found;
  }

  private Instant lastBeginning(DateTime until) {
    try {
      if (until.isAllDay()) {
        return local(until).plusDays(1).atZone(zone).toInstant().minusSeconds(1);
      }
      return until.isFloating()
          ? local(until).atZone(zone).toInstant()
          : local(until).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException wrong) {
      throw new IllegalArgumentException("UNTIL is no time (" + until + ")", wrong);
    }
  }

  private static DateTime floating(LocalDateTime time) {
    return new DateTime(
        time.getYear(),
        time.getMonthValue() - 1,
        time.getDayOfMonth(),
        time.getHour(),
        time.getMinute(),
        time.getSecond());
  }

  private static LocalDateTime local(DateTime time) {
    return LocalDateTime.of(
        time.getYear(),
        time.getMonth() + 1,
        time.getDayOfMonth(),
        time.getHours(),
        time.getMinutes(),
        time.getSeconds());
  }
}
