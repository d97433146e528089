package io.belfry.pattern;

import io.belfry.facts.Severity;
import io.belfry.facts.pattern.PatternKind;
import io.belfry.journal.LabelMatcher;
import io.belfry.maintenance.Matchers;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A pattern as somebody wants it.
 *
 * @param title for people
 * @param first what the alerts say that it begins with, or that it counts
 * @param then what those say that follow; none where it counts
 * @param equal names of what all of them must say the same of
 * @param within in milliseconds
 * @param count how many; 1 where it does not count
 * @param severity of the event that it makes
 */
public record PatternDraft(
    PatternKind kind,
    String title,
    List<LabelMatcher> first,
    List<LabelMatcher> then,
    List<String> equal,
    long within,
    int count,
    Severity severity) {
  private static final int MOST_NAMES = 5;
  private static final int MOST_COUNTED = 1_000;
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,99}");

  /** The same, checked and in order. */
  PatternDraft checked() {
    boolean counts = kind == PatternKind.COUNT;
    if (counts ? count < 2 || count > MOST_COUNTED : count != 1) {
      throw refused(
          "count",
          "The number (%d) is not one that this kind of pattern counts to".formatted(count),
          counts ? "Choose one from 2 to %d".formatted(MOST_COUNTED) : "Leave it out");
    }
    if (counts && !then.isEmpty()) {
      throw refused("then", "A pattern that counts has nothing that follows", "Leave it out");
    }
    if (severity == Severity.INFO) {
      throw refused("severity", "Information opens no event", "Choose warning or more");
    }
    for (String name : equal) {
      if (!NAME.matcher(name).matches()) {
        throw refused(
            "equal",
            "The name (" + Line.shown(name) + ") cannot be a label's",
            "Use letters, digits and underscores");
      }
    }
    if (equal.size() > MOST_NAMES) {
      throw refused("equal", "There are %d names".formatted(equal.size()), "Send at most 5");
    }
    return new PatternDraft(
        kind,
        Line.of("title", title, 200),
        Matchers.check("first", first),
        counts ? List.of() : Matchers.check("then", then),
        List.copyOf(new TreeSet<>(equal)),
        within,
        count,
        severity);
  }

  private static Fault refused(String field, String reason, String remedy) {
    return Fault.ofField(ErrorCode.INVALID_VALUE, field, reason, remedy);
  }
}
