package io.belfry.web.rules;

import io.belfry.runbook.Flaw;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a file of a package.
 *
 * @param grade error or warning
 * @param line counts from 1; 0 when the field, or the file as a whole, is meant
 * @param field such as {@code threshold.static[0].above}
 */
public record FlawView(
    String grade, String file, int line, @Nullable String field, String reason, String remedy) {
  static FlawView of(Flaw flaw) {
    return new FlawView(
        flaw.grade().name().toLowerCase(Locale.ROOT),
        flaw.file(),
        flaw.line(),
        flaw.field(),
        flaw.reason(),
        flaw.remedy());
  }
}
