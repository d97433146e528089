package io.belfry.runbook.where;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Regular expressions that match in linear time (RE2), and stay small. */
public final class Expressions {
  private static final int LONGEST = 500;
  private static final int MOST_REPEATS = 1_000;
  private static final java.util.regex.Pattern REPEAT =
      java.util.regex.Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?\\}");

  private Expressions() {}

  /** Says what is wrong with one, to follow its text; null when nothing is. */
  public static @Nullable String wrong(String text) {
    try {
      return compile(text, 0).pattern().equals(text) ? null : "is read otherwise";
    } catch (WhereException wrong) {
      return wrong.getMessage();
    }
  }

  /**
   * Compiles one.
   *
   * @throws WhereException when it is none, or would become large
   */
  static Pattern compile(String text, int column) {
    if (text.length() > LONGEST) {
      throw new WhereException(
          column, "has a long expression", "Write at most %d letters.".formatted(LONGEST));
    }
    // Counted repeats multiply when they are nested; whether they are does not matter here.
    long repeats = 1;
    Matcher repeat = REPEAT.matcher(text);
    while (repeat.find() && repeats <= MOST_REPEATS) {
      String most = repeat.group(2) == null ? "" : repeat.group(2);
      repeats *= Math.max(1, Long.parseLong(most.isEmpty() ? repeat.group(1) : most));
    }
    if (repeats > MOST_REPEATS) {
      throw new WhereException(
          column,
          "has an expression that repeats too often",
          "Let the counts in braces multiply to %d at most.".formatted(MOST_REPEATS));
    }
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException wrong) {
      throw new WhereException(
          column,
          "has an expression that is none: " + wrong.getDescription(),
          "Write one that RE2 knows; it has no look-around and no back-references.");
    } catch (StackOverflowError deep) {
      throw new WhereException(column, "has an expression that is nested too deep", "Simplify it.");
    }
  }
}
