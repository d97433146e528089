package io.belfry.handling;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.platform.Texts;
import org.jspecify.annotations.Nullable;

/** Text of several lines that somebody typed: a note, a comment, a solution. */
final class Passage {
  private Passage() {}

  /**
   * Returns the text without spaces around it; null when there is none.
   *
   * @throws Fault invalid-value when it is too long
   */
  static @Nullable String optional(String field, @Nullable String text, int longest) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String passage = Texts.storable(text).strip();
    if (passage.length() > longest) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          field,
          "The text (%s) has %d characters".formatted(Line.shown(passage), passage.length()),
          "Send at most " + longest);
    }
    return passage;
  }

  /**
   * Returns the text without spaces around it.
   *
   * @throws Fault missing-field when there is none, invalid-value when it is too long
   */
  static String required(String field, @Nullable String text, int longest) {
    String passage = optional(field, text, longest);
    if (passage == null) {
      throw Fault.ofField(
          ErrorCode.MISSING_FIELD, field, "The field (" + field + ") is empty", "Give it a text");
    }
    return passage;
  }
}
