package io.belfry.mail;

import io.belfry.facts.Severity;
import io.belfry.mail.Schedule.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tags of one line. A tag begins with a colon that follows no letter, digit or colon, and
 * ends with a colon or before what cannot belong to it; a colon that begins the next tag closes
 * none. What only resembles a tag stays in the text, and is named.
 */
final class TagReader {
  private static final String NAME = "[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_.-]{0,252}[\\p{L}\\p{N}_])?";
  private static final String END = "(?=$|[\\s:)\\]}>\"',;!?]|\\.(?:\\s|$))";
  private static final Pattern TAG =
      Pattern.compile(
          ":(?:(?<severity>info|warning|warn|critical)"
              + "|sched-per(?<period>hour|day|month)-(?<count>[1-9]\\d{0,5})(?:/(?<variance>\\d{1,6}))?"
              + "|org:(?<org>"
              + NAME
              + ")|svr:(?<svr>"
              + NAME
              + "))"
              + END,
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LOOKS_LIKE_ONE =
      Pattern.compile(":(?:sched-|org:|svr:)[^\\s]{0,80}", Pattern.CASE_INSENSITIVE);
  private static final Pattern EMPTY_BRACKETS = Pattern.compile("\\[\\s*\\]|\\(\\s*\\)");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");

  private final String line;
  private final Matcher tag;
  private final StringBuilder rest = new StringBuilder();
  private final List<Schedule> schedules = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();
  private @Nullable Severity severity;
  private String org = "";
  private String svr = "";

  private TagReader(String line) {
    this.line = line;
    this.tag = TAG.matcher(line).useAnchoringBounds(false).useTransparentBounds(true);
  }

  /** Reads a line. */
  static Tags read(String line) {
    return new TagReader(line).read();
  }

  private Tags read() {
    int at = 0;
    boolean afterTag = false;
    while (at < line.length()) {
      boolean mayBegin = line.charAt(at) == ':' && (afterTag || isFreeBefore(at));
      if (mayBegin && isTag(at)) {
        take();
        at = tag.end();
        boolean closes = at < line.length() && line.charAt(at) == ':' && !isTag(at);
        at += closes ? 1 : 0;
        rest.append(' ');
        afterTag = true;
      } else {
        if (mayBegin) {
          noteIfItLooksLikeOne(at);
        }
        rest.append(line.charAt(at));
        at++;
        afterTag = false;
      }
    }
    String text = EMPTY_BRACKETS.matcher(rest).replaceAll(" ");
    return new Tags(
        severity,
        List.copyOf(schedules),
        org,
        svr,
        List.copyOf(unread),
        BLANKS.matcher(text).replaceAll(" ").strip());
  }

  private boolean isFreeBefore(int at) {
    if (at == 0) {
      return true;
    }
    char before = line.charAt(at - 1);
    return before != ':' && before != '_' && !Character.isLetterOrDigit(before);
  }

  private boolean isTag(int at) {
    return tag.region(at, line.length()).lookingAt();
  }

  private void take() {
    String word = tag.group("severity");
    String period = tag.group("period");
    if (word != null) {
      Severity named = severity(word.toLowerCase(Locale.ROOT));
      severity = severity == null || named.compareTo(severity) < 0 ? named : severity;
    } else if (period != null) {
      String variance = tag.group("variance");
      add(
          new Schedule(
              Period.of(period),
              Integer.parseInt(tag.group("count")),
              variance == null ? 0 : Integer.parseInt(variance)));
    } else if (tag.group("org") != null) {
      org = org.isEmpty() ? tag.group("org").toLowerCase(Locale.ROOT) : org;
    } else {
      svr = svr.isEmpty() ? tag.group("svr").toLowerCase(Locale.ROOT) : svr;
    }
  }

  private void add(Schedule schedule) {
    if (schedules.stream().noneMatch(known -> known.period() == schedule.period())) {
      schedules.add(schedule);
    }
  }

  private void noteIfItLooksLikeOne(int at) {
    Matcher similar = LOOKS_LIKE_ONE.matcher(line).region(at, line.length());
    if (similar.lookingAt() && unread.size() < Tags.MOST_UNREAD) {
      unread.add(similar.group());
    }
  }

  private static Severity severity(String word) {
    return switch (word) {
      case "info" -> Severity.INFO;
      case "critical" -> Severity.CRITICAL;
      default -> Severity.WARNING;
    };
  }
}
