package io.belfry.maintenance;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.belfry.journal.LabelMatcher;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/** Reads matchers that people and tools send, and keeps them a line each. */
public final class Matchers {
  private static final int MOST = 20;
  private static final int LONGEST = 500;
  private static final java.util.regex.Pattern NAME =
      java.util.regex.Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,99}");
  private static final java.util.regex.Pattern TEXT =
      java.util.regex.Pattern.compile("\\s*([a-zA-Z_][a-zA-Z0-9_]*)\\s*(=~|!~|!=|=)(.*)");

  private Matchers() {}

  /**
   * Checks them.
   *
   * @param field that is named where one cannot be accepted
   * @throws Fault invalid-value for names that cannot be one, for expressions that are none, and
   *     where all alerts would match
   */
  public static List<LabelMatcher> check(String field, List<LabelMatcher> matchers) {
    if (matchers.size() > MOST) {
      throw refused(field, "There are %d matchers".formatted(matchers.size()), "Send at most 20");
    }
    for (LabelMatcher matcher : matchers) {
      if (!NAME.matcher(matcher.name()).matches()) {
        throw refused(
            field,
            "The name (" + Line.shown(matcher.name()) + ") cannot be a label's",
            "Use letters, digits and underscores");
      }
      if (matcher.value().length() > LONGEST || !Line.isFit(matcher.value())) {
        throw refused(
            field,
            "The value (" + Line.shown(matcher.value()) + ") cannot be one",
            "Send one line of at most %d characters".formatted(LONGEST));
      }
      expression(field, matcher);
    }
    if (matchers.stream().noneMatch(Matchers::asksForSomething)) {
      throw refused(
          field,
          "These matchers would match every alert",
          "Send one that an alert without that label does not match");
    }
    return List.copyOf(matchers);
  }

  private static void expression(String field, LabelMatcher matcher) {
    if (matcher.regex()) {
      try {
        Pattern.compile(matcher.value());
      } catch (PatternSyntaxException wrong) {
        throw refused(
            field,
            "The expression ("
                + Line.shown(matcher.value())
                + ") is none: "
                + wrong.getDescription(),
            "Write it as RE2 knows it");
      }
    }
  }

  /** As with an Alertmanager: a silence that matches whatever comes is a mistake. */
  private static boolean asksForSomething(LabelMatcher matcher) {
    boolean matchesNothing =
        matcher.regex() ? Pattern.matches(matcher.value(), "") : matcher.value().isEmpty();
    return matcher.equal() != matchesNothing;
  }

  /**
   * Reads one as people write it, such as {@code host=~"web.*"}; the quotes may be missing.
   *
   * @throws Fault invalid-value for the field, also for an expression that is none
   */
  public static LabelMatcher read(String field, String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw refused(
          field,
          "The matcher (" + Line.shown(text) + ") cannot be read",
          "Write it like host=web-1, host!=web-1, host=~web.* or host!~web.*");
    }
    String value = parts.group(3).strip();
    if (value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")) {
      value = value.substring(1, value.length() - 1);
    }
    String operator = parts.group(2);
    LabelMatcher matcher =
        new LabelMatcher(parts.group(1), !operator.startsWith("!"), operator.endsWith("~"), value);
    expression(field, matcher);
    return matcher;
  }

  /** Returns them as one column holds them. */
  public static String lines(List<LabelMatcher> matchers) {
    return matchers.stream()
        .map(
            matcher ->
                matcher.name()
                    + "\t"
                    + (matcher.equal() ? "=" : "!")
                    + (matcher.regex() ? "~" : "=")
                    + "\t"
                    + matcher.value())
        .collect(Collectors.joining("\n"));
  }

  /** Returns what {@link #lines} made one column of. */
  public static List<LabelMatcher> ofLines(String lines) {
    List<LabelMatcher> matchers = new ArrayList<>();
    if (!lines.isEmpty()) {
      for (String line : lines.split("\n")) {
        String[] parts = line.split("\t", 3);
        matchers.add(
            new LabelMatcher(
                parts[0], parts[1].charAt(0) == '=', parts[1].charAt(1) == '~', parts[2]));
      }
    }
    return List.copyOf(matchers);
  }

  private static Fault refused(String field, String reason, String remedy) {
    return Fault.ofField(ErrorCode.INVALID_VALUE, field, reason, remedy);
  }
}
