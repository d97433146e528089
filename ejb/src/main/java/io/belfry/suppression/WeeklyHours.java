package io.belfry.suppression;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hours of the week in a time zone, such as {@code Mon-Fri 08:00-18:00 Europe/Zurich}. Hours that
 * end before they begin go on into the next day; the days are those on which they begin.
 */
public final class WeeklyHours {
  private static final Pattern TEXT =
      Pattern.compile("(?:(\\S+) )?(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d) (\\S+)");
  private static final List<String> DAYS =
      Stream.of(DayOfWeek.values())
          .map(day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT))
          .toList();
  private static final String MIDNIGHT = "24:00";

  private final Set<DayOfWeek> days;
  private final LocalTime from;
  private final @Nullable LocalTime until;
  private final ZoneId zone;

  /**
   * Reads them.
   *
   * @param text with no days where every day is meant
   * @throws IllegalArgumentException for a text that says no hours
   */
  public WeeklyHours(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("It is not like Mon-Fri 08:00-18:00 Europe/Zurich");
    }
    try {
      days = days(parts.group(1));
      from = LocalTime.parse(parts.group(2));
      until = parts.group(3).equals(MIDNIGHT) ? null : LocalTime.parse(parts.group(3));
      zone = ZoneId.of(parts.group(4));
    } catch (DateTimeParseException wrong) {
      throw new IllegalArgumentException("It has a time that there is not", wrong);
    } catch (java.time.DateTimeException wrong) {
      throw new IllegalArgumentException("There is no such time zone", wrong);
    }
    if (from.equals(until)) {
      throw new IllegalArgumentException("It ends when it begins");
    }
  }

  private static Set<DayOfWeek> days(@Nullable String text) {
    Set<DayOfWeek> found = EnumSet.noneOf(DayOfWeek.class);
    for (String part : text == null ? new String[] {"mon-sun"} : text.split(",")) {
      String[] ends = part.toLowerCase(Locale.ROOT).split("-", 2);
      int first = DAYS.indexOf(ends[0]);
      int last = DAYS.indexOf(ends[ends.length - 1]);
      if (first < 0 || last < 0) {
        throw new IllegalArgumentException("Its days are not like Mon-Fri or Sat,Sun");
      }
      for (int day = first; ; day = (day + 1) % DAYS.size()) {
        found.add(DayOfWeek.of(day + 1));
        if (day == last) {
          break;
        }
      }
    }
    return found;
  }

  /** Whether a time is within them; the end is not. */
  public boolean contains(Instant time) {
    ZonedDateTime local = time.atZone(zone);
    LocalTime now = local.toLocalTime();
    DayOfWeek day = local.getDayOfWeek();
    if (until == null || from.isBefore(until)) {
      return days.contains(day) && !now.isBefore(from) && (until == null || now.isBefore(until));
    }
    return (days.contains(day) && !now.isBefore(from))
        || (days.contains(day.minus(1)) && now.isBefore(until));
  }
}
