package io.belfry.subscription;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A part of the organisation: {@code shop.frontend.ui} is that alone, {@code shop.frontend.*} that
 * and all below it, {@code shop.*.ui} the ui of each part of the shop, and {@code *} everything.
 */
final class OrganisationPattern {
  private static final int LONGEST = 200;
  private static final Pattern SEGMENT = Pattern.compile("[\\p{L}\\p{N}_ -]+");

  private OrganisationPattern() {}

  /**
   * Returns the regular expression that PostgreSQL compares paths with.
   *
   * @throws Fault invalid-value for what is no pattern
   */
  static String expression(String pattern) {
    String line = Line.of("pattern", pattern, LONGEST);
    List<String> segments = List.of(line.split("\\.", -1));
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      boolean last = i == segments.size() - 1;
      String dot = i == 0 ? "" : "\\.";
      if (segment.equals("*")) {
        parts.add(!last ? dot + "[^.]+" : i == 0 ? ".*" : "(\\..*)?");
      } else if (SEGMENT.matcher(segment).matches()) {
        // None of these characters means anything in an expression.
        parts.add(dot + segment);
      } else {
        throw Fault.ofField(
            ErrorCode.INVALID_VALUE,
            "pattern",
            "The pattern (%s) cannot be one".formatted(Line.shown(line)),
            "Join names with full stops, and write * for any, such as shop.frontend.*");
      }
    }
    return "^" + String.join("", parts) + "$";
  }
}
