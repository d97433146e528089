package io.belfry.mail;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a subject without its tags says: whether something is over, and what it is about.
 *
 * <p>Over is what begins with RESOLVED, RECOVERED, RECOVERY, CLEARED or OK, or ends with ok,
 * recovered or resolved and denies it nowhere. What it is about is the same for a problem and its
 * end, and from one day to the next: without the words for states, and without dates, times,
 * percentages, durations, sizes and numbers of six digits. Other numbers stay, because disk 3 is
 * not disk 4.
 *
 * @param text for people
 * @param recovered whether it says that something is over
 * @param about what alerts of one thing have in common, in small letters
 */
record Subject(String text, boolean recovered, String about) {
  private static final int LONGEST = 500;
  private static final Pattern REPLY =
      Pattern.compile("^(?:(?:re|fwd?|aw|wg|antw)\\s?:\\s*){1,9}", Pattern.CASE_INSENSITIVE);

  private static final Pattern FIRST =
      Pattern.compile(
          "^[^\\p{L}\\p{N}]*(?:(?i:resolved|recovered|recovery|cleared)(?![\\p{L}\\p{N}])"
              + "|OK(?![\\p{L}\\p{N}])|(?i:ok)(?=\\s?[:\\])]))");
  private static final Pattern LAST =
      Pattern.compile("(?<![\\p{L}\\p{N}])(?i:ok|recovered|resolved)[^\\p{L}\\p{N}]*$");
  private static final Set<String> DENIALS =
      Set.of(
          "not", "no", "never", "cannot", "t", "unable", "failed", "failing", "failure", "fails",
          "error", "errors", "still", "yet", "without", "until", "before", "if", "when", "nothing");

  private static final Pattern RESOLVED_IN =
      Pattern.compile("^[^\\p{L}\\p{N}]*resolved in [^:]{1,40}:");
  private static final Pattern STATE =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_.-])(?:firing(?::\\d{1,9})?|problem|resolved|recovered|recovery|cleared"
              + "|ok|critical|warning|unknown|failed|failure|succeeded|successful|success|up|down)"
              + "(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])");
  private static final String CLOCK = "\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?";
  private static final String ZONE =
      "(?:z|utc|gmt|cest|cet|bst|ist|[ecmp][sd]t|[+-]\\d{2}:?\\d{2})";
  private static final String MONTH =
      "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}";
  private static final Pattern PASSING =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}.:/-])(?:"
              + "\\d{4}-\\d{2}-\\d{2}(?:[t ]"
              + CLOCK
              + "(?: ?"
              + ZONE
              + ")?)?"
              + "|\\d{1,2}[./]\\d{1,2}[./](?:\\d{4}|\\d{2})(?: "
              + CLOCK
              + ")?"
              + "|(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? )?(?:"
              + MONTH
              + " \\d{1,2}|\\d{1,2} "
              + MONTH
              + ")"
              + "(?:,? \\d{4})?(?:,? "
              + CLOCK
              + ")?(?: "
              + ZONE
              + ")?(?: \\d{4})?"
              + "|"
              + CLOCK
              + "(?: ?[ap]m)?(?: ?"
              + ZONE
              + ")?"
              + "|\\d{1,12}(?:[.,]\\d{1,9})? ?%"
              + "|\\d{1,12}(?:[.,]\\d{1,9})? ?(?:ms|s|secs?|seconds?|m|mins?|minutes?|h|hours?|d|days?|[kmgtp]i?b|bytes?)"
              + "|\\d{6,40}"
              + ")(?![\\p{L}\\p{N}]|[.:/-]\\d)");
  private static final Pattern WHEN =
      Pattern.compile("(?:(?<![\\p{L}\\p{N}])(?:at|on|in|after|since) )?#");
  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}_./#-]+");

  static Subject of(String given) {
    String text = REPLY.matcher(given).replaceFirst("").strip();
    return new Subject(text, isOver(text), about(text));
  }

  private static boolean isOver(String text) {
    return FIRST.matcher(text).find() || (LAST.matcher(lasting(text)).find() && !denies(text));
  }

  private static boolean denies(String text) {
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
      if (DENIALS.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static String about(String text) {
    String named = replaced(SIGNS, replaced(STATE, lasting(text), " "), " ").strip();
    return named.length() <= LONGEST ? named : named.substring(0, LONGEST);
  }

  private static String lasting(String text) {
    String small = replaced(RESOLVED_IN, text.toLowerCase(Locale.ROOT), " ");
    return replaced(WHEN, replaced(PASSING, small, "#"), " ");
  }

  private static String replaced(Pattern pattern, String text, String by) {
    Matcher matcher = pattern.matcher(text);
    return matcher.replaceAll(by);
  }
}
