package io.belfry.runbook;

import io.belfry.facts.Level;
import io.belfry.facts.Priority;
import io.belfry.journal.LabelMatcher;
import io.belfry.runbook.where.Expressions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads decision tables: CSV with a heading (RFC 4180), a row a decision. */
final class TableParser {
  private static final List<String> PRIORITY = List.of("impact", "urgency", "priority");
  private static final List<String> ROUTING = List.of("org", "class", "matchers", "team");
  private static final Pattern MATCHER =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_.:-]*(=|!=|=~|!~)[^=~].*|[A-Za-z_][A-Za-z0-9_.:-]*!?=");
  private static final int MOST_ROWS = 1_000;

  private TableParser() {}

  /** Reads {@code priority.csv}; what is wrong is added to the flaws. */
  static List<PriorityRow> priorities(String text, List<Flaw> flaws) {
    Table table = new Table(RulePackage.PRIORITY_TABLE, flaws);
    List<PriorityRow> rows = new ArrayList<>();
    Map<String, Integer> seen = new HashMap<>();
    for (CsvReader.Row row : table.rows(text, PRIORITY)) {
      Level impact = table.word(row, 0, "impact", Level.values());
      Level urgency = table.word(row, 1, "urgency", Level.values());
      Priority priority = table.word(row, 2, "priority", Priority.values());
      if (impact == null || urgency == null || priority == null) {
        continue;
      }
      Integer before = seen.putIfAbsent(impact + " " + urgency, row.line());
      if (before != null) {
        table.flaw(
            row.line(),
            "impact",
            "and urgency are those of line " + before,
            "Leave one of the two rows out.");
      }
      rows.add(new PriorityRow(impact, urgency, priority, row.line()));
    }
    return List.copyOf(rows);
  }

  /** Reads {@code routing.csv}; what is wrong is added to the flaws. */
  static List<RoutingRow> routes(String text, List<Flaw> flaws) {
    Table table = new Table(RulePackage.ROUTING_TABLE, flaws);
    List<RoutingRow> rows = new ArrayList<>();
    for (CsvReader.Row row : table.rows(text, ROUTING)) {
      String situationClass = row.cells().get(1);
      if (!situationClass.isEmpty() && !RunbookParser.CLASSES.contains(situationClass)) {
        table.flaw(
            row.line(),
            "class",
            "is (%s)".formatted(situationClass),
            "Write one of %s, or nothing.".formatted(Section.sorted(RunbookParser.CLASSES)));
      }
      List<String> matchers =
          Arrays.stream(row.cells().get(2).split(";"))
              .map(String::strip)
              .filter(each -> !each.isEmpty())
              .toList();
      for (String matcher : matchers) {
        String wrong = wrong(matcher);
        if (wrong != null) {
          table.flaw(
              row.line(),
              "matchers",
              "has (%s)%s".formatted(matcher, wrong),
              "Write such as host=web-1 or host=~web.*, with ; between several.");
        }
      }
      if (row.cells().get(3).isEmpty()) {
        table.flaw(row.line(), "team", "is missing", "Write the id of a team.");
      }
      rows.add(
          new RoutingRow(
              row.cells().get(0), situationClass, matchers, row.cells().get(3), row.line()));
    }
    return List.copyOf(rows);
  }

  /** What is wrong with a matcher, to follow its text; null when nothing is. */
  private static @Nullable String wrong(String text) {
    LabelMatcher matcher = MATCHER.matcher(text).matches() ? RoutingRow.matcher(text) : null;
    if (matcher == null) {
      return "";
    }
    String expression = matcher.regex() ? Expressions.wrong(matcher.value()) : null;
    return expression == null ? null : ", which " + expression;
  }

  /** One file, and what is wrong with it. */
  private record Table(String file, List<Flaw> flaws) {
    void flaw(int line, @Nullable String field, String reason, String remedy) {
      flaws.add(new Flaw(file, line, field, reason, remedy));
    }

    List<CsvReader.Row> rows(String text, List<String> columns) {
      List<CsvReader.Row> rows = CsvReader.read(file, text, flaws);
      String wanted = String.join(",", columns);
      if (rows.isEmpty() || !rows.get(0).cells().equals(columns)) {
        flaw(
            1,
            null,
            "has no heading of these columns",
            "Begin with the line %s.".formatted(wanted));
        return List.of();
      }
      List<CsvReader.Row> whole = new ArrayList<>();
      for (CsvReader.Row row : rows.subList(1, rows.size())) {
        if (row.cells().size() == columns.size()) {
          whole.add(row);
        } else {
          flaw(
              row.line(),
              null,
              "has %d cells".formatted(row.cells().size()),
              "Write %d: %s.".formatted(columns.size(), wanted));
        }
      }
      if (whole.size() > MOST_ROWS) {
        flaw(
            0,
            null,
            "has %d rows".formatted(whole.size()),
            "Write at most %d.".formatted(MOST_ROWS));
      }
      return whole;
    }

    <E extends Enum<E>> @Nullable E word(CsvReader.Row row, int column, String field, E[] words) {
      String text = row.cells().get(column);
      for (E word : words) {
        if (word.name().equalsIgnoreCase(text)) {
          return word;
        }
      }
      List<String> known =
          Arrays.stream(words).map(word -> word.name().toLowerCase(Locale.ROOT)).toList();
      flaw(
          row.line(),
          field,
          "is (%s)".formatted(text),
          "Write one of %s.".formatted(String.join(", ", known)));
      return null;
    }
  }
}
