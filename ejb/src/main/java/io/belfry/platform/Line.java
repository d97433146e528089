package io.belfry.platform;

import java.util.regex.Pattern;

/**
 * One line of text that somebody typed: a name, a reason. It has no control characters, of which
 * PostgreSQL refuses one, and no halves of characters, which no encoding can carry.
 */
public final class Line {
  private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cs}\\u2028\\u2029]");
  private static final int LONGEST_SHOWN = 60;

  private Line() {}

  /** Tells whether a text could be one; a text that cannot names nothing that is stored. */
  public static boolean isFit(String text) {
    return !UNFIT.matcher(text).find();
  }

  /**
   * Returns the text without spaces around it.
   *
   * @param longest in UTF-16 characters
   * @throws Fault missing-field when nothing is left, invalid-value when it is too long or no line
   */
  public static String of(String field, String text, int longest) {
    String line = text.strip();
    if (line.isEmpty()) {
      throw Fault.ofField(
          ErrorCode.MISSING_FIELD, field, "The field (" + field + ") is empty", "Give it a text");
    }
    if (line.length() > longest) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          field,
          "The text (%s) has %d characters".formatted(shown(line), line.length()),
          "Send at most " + longest);
    }
    if (!isFit(line)) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          field,
          "The text (%s) has a line break or a control character".formatted(shown(line)),
          "Send one line");
    }
    return line;
  }

  /** Returns the text as a message quotes it: short, and on one line. */
  public static String shown(String text) {
    // Cut first: what is left of a character that the cut went through is unfit, too.
    boolean cut = text.length() > LONGEST_SHOWN;
    String start = cut ? text.substring(0, LONGEST_SHOWN) : text;
    return UNFIT.matcher(start).replaceAll("\uFFFD") + (cut ? "…" : "");
  }
}
