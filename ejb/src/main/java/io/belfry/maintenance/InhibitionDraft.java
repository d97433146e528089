package io.belfry.maintenance;

import io.belfry.journal.LabelMatcher;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * An inhibition as somebody wants it.
 *
 * @param source what the alerts of the cause say
 * @param target what the alerts say that it silences
 * @param equal names of what both must say the same of
 */
public record InhibitionDraft(
    List<LabelMatcher> source, List<LabelMatcher> target, List<String> equal, String reason) {
  private static final int MOST_NAMES = 10;
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,99}");

  /** The same, checked and in order. */
  InhibitionDraft checked() {
    for (String name : equal) {
      if (!NAME.matcher(name).matches()) {
        throw refused("The name (" + Line.shown(name) + ") cannot be a label's");
      }
    }
    if (equal.size() > MOST_NAMES) {
      throw refused("There are %d names".formatted(equal.size()));
    }
    return new InhibitionDraft(
        Matchers.check("source", source),
        Matchers.check("target", target),
        List.copyOf(new TreeSet<>(equal)),
        Line.of("reason", reason, 500));
  }

  private static Fault refused(String reason) {
    return Fault.ofField(
        ErrorCode.INVALID_VALUE,
        "equal",
        reason,
        "Send at most %d names of letters, digits and underscores".formatted(MOST_NAMES));
  }
}
