package io.belfry.backtest;

import io.belfry.backtest.Difference.FieldChange;
import io.belfry.engine.Responding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says of the events of both sides what differs. */
final class Comparison {
  private final Paging paging;
  private final long end;
  private final List<Difference> differences = new ArrayList<>();
  private final TreeMap<String, Report.DayPages> pages = new TreeMap<>();
  private long created;
  private long gone;
  private long changed;

  Comparison(Paging paging, long end) {
    this.paging = paging;
    this.end = end;
  }

  Report report(String active, String candidate, Side before, Side after, int most) {
    before.stories().forEach(story -> compare(story, story.twin()));
    for (Story story : after.stories()) {
      if (story.twin() == null) {
        compare(null, story);
      }
    }
    differences.sort(
        Comparator.comparingLong(Difference::at)
            .thenComparing(Difference::key)
            .thenComparing(Difference::kind));
    return new Report(
        active,
        candidate,
        before.alerts(),
        opened(before),
        opened(after),
        created,
        gone,
        changed,
        differences.stream().limit(most).toList(),
        List.copyOf(pages.values()));
  }

  private static long opened(Side side) {
    return side.stories().stream().filter(story -> !story.inherited()).count();
  }

  private void compare(@Nullable Story before, @Nullable Story after) {
    List<Page> pagesBefore = before == null ? List.of() : paging.pages(before, end);
    List<Page> pagesAfter = after == null ? List.of() : paging.pages(after, end);
    pagesBefore.forEach(page -> count(page, 1, 0));
    pagesAfter.forEach(page -> count(page, 0, 1));
    if (before != null && after != null) {
      List<FieldChange> fields = fields(before, after, pagesBefore, pagesAfter);
      fields.removeAll(differedBefore(before, after));
      if (!fields.isEmpty()) {
        changed++;
        differences.add(difference("changed", before, fields, grounds(before), grounds(after)));
      }
    } else if (before != null && before.beginning() == null) {
      gone++;
      differences.add(difference("gone", before, List.of(), before.grounds(), instead(before)));
    } else if (after != null && after.beginning() == null) {
      created++;
      differences.add(difference("new", after, List.of(), instead(after), after.grounds()));
    }
  }

  /** What differed already when it began to count. */
  private static List<FieldChange> differedBefore(Story before, Story after) {
    Story one = before.beginning();
    Story other = after.beginning();
    return one == null || other == null ? List.of() : fields(one, other, List.of(), List.of());
  }

  private static List<Ground> instead(Story story) {
    Ground ground = story.instead();
    return ground == null ? List.of() : List.of(ground);
  }

  /** Where it opened later than its counterpart, what was made of the alert first comes first. */
  private static List<Ground> grounds(Story story) {
    Story twin = story.twin();
    List<Ground> grounds = new ArrayList<>();
    if (twin != null && twin.openedAt() < story.openedAt()) {
      grounds.addAll(instead(twin));
    }
    grounds.addAll(story.grounds());
    return grounds;
  }

  private static Difference difference(
      String kind, Story story, List<FieldChange> fields, List<Ground> before, List<Ground> after) {
    return new Difference(
        kind,
        story.key(),
        story.first().subject(),
        story.first().type(),
        story.first().runbook(),
        story.last().ownerTeam(),
        story.worstPriority().name(),
        story.openedAt(),
        fields,
        List.copyOf(before),
        List.copyOf(after));
  }

  private static List<FieldChange> fields(
      Story before, Story after, List<Page> pagesBefore, List<Page> pagesAfter) {
    List<FieldChange> fields = new ArrayList<>();
    add(fields, "openedAt", time(before.openedAt()), time(after.openedAt()));
    add(fields, "firing", firing(before), firing(after));
    add(fields, "overAt", time(before.overAt()), time(after.overAt()));
    add(fields, "condition", word(before.last().condition()), word(after.last().condition()));
    add(fields, "priority", before.worstPriority().name(), after.worstPriority().name());
    add(fields, "severity", word(before.worstSeverity()), word(after.worstSeverity()));
    add(fields, "ownerTeam", before.last().ownerTeam(), after.last().ownerTeam());
    add(
        fields,
        "runbook",
        String.valueOf(before.last().runbook()),
        String.valueOf(after.last().runbook()));
    add(fields, "response", response(before), response(after));
    add(fields, "pages", text(pagesBefore), text(pagesAfter));
    return fields;
  }

  private static void add(List<FieldChange> fields, String name, String before, String after) {
    if (!before.equals(after)) {
      fields.add(new FieldChange(name, before, after));
    }
  }

  private static String text(List<Page> pages) {
    StringBuilder text = new StringBuilder();
    for (Page page : pages) {
      text.append(text.isEmpty() ? "" : "; ")
          .append(time(page.at()))
          .append(' ')
          .append(page.team())
          .append(' ')
          .append(page.why());
    }
    return text.toString();
  }

  /** When it cleared and fired again. */
  private static String firing(Story story) {
    StringBuilder text = new StringBuilder();
    boolean firing = story.first().clearedAt() == 0;
    for (long turn : story.turns()) {
      firing = !firing;
      text.append(text.isEmpty() ? "" : "; ").append(firing ? "fired " : "cleared ");
      text.append(time(turn));
    }
    return text.toString();
  }

  private static String response(Story story) {
    Responding response = story.response();
    return response == null ? "" : response.line();
  }

  private static String time(long millis) {
    return millis == Long.MAX_VALUE ? "" : Instant.ofEpochMilli(millis).toString();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private void count(Page page, long before, long after) {
    String day = LocalDate.ofInstant(Instant.ofEpochMilli(page.at()), ZoneOffset.UTC).toString();
    pages.merge(
        day + " " + page.team(),
        new Report.DayPages(day, page.team(), before, after),
        (a, b) ->
            new Report.DayPages(a.day(), a.team(), a.before() + b.before(), a.after() + b.after()));
  }
}
