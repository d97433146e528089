package io.belfry.incident;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.platform.Texts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be said of an incident, and what is refused. */
final class IncidentTerms {
  private static final Set<String> PRIORITIES = Set.of("P1", "P2", "P3", "P4");
  private static final int MOST_AT_ONCE = 500;
  private static final int LONGEST_TITLE = 300;
  private static final int LONGEST_TEXT = 10_000;

  private IncidentTerms() {}

  static String title(String text) {
    return Line.of("title", text, LONGEST_TITLE);
  }

  static List<UUID> events(List<UUID> events) {
    if (events.isEmpty() || events.size() > MOST_AT_ONCE) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "events",
          "There are %d events".formatted(events.size()),
          "Send 1 to " + MOST_AT_ONCE);
    }
    return List.copyOf(new LinkedHashSet<>(events));
  }

  static String priority(String word) {
    if (!PRIORITIES.contains(word)) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "priority",
          "There is no priority (" + Line.shown(word) + ")",
          "Use P1, P2, P3 or P4");
    }
    return word;
  }

  static @Nullable String passage(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String passage = Texts.storable(text).strip();
    if (passage.length() > LONGEST_TEXT) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          field,
          "The text has %d characters".formatted(passage.length()),
          "Send at most " + LONGEST_TEXT);
    }
    return passage;
  }

  /** Returns the number that a page goes on after. */
  static long before(@Nullable String cursor) {
    if (cursor == null) {
      return Long.MAX_VALUE;
    }
    if (!cursor.matches("\\d{1,18}")) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "cursor",
          "The cursor (%s) is not one of this list".formatted(Line.shown(cursor)),
          "Send the nextCursor of the page before, or none");
    }
    return Long.parseLong(cursor);
  }
}
