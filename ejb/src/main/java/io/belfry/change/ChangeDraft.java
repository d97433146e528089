package io.belfry.change;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change as somebody tells it.
 *
 * @param summary what was done, such as {@code Deployed shop 4.2}
 * @param happenedAt null for the present moment
 * @param service what it was done to; null when unknown
 * @param ci what it was done to; null when unknown
 * @param source what tells it, such as {@code jenkins}; null when unknown
 * @param link where more is to be found; null for the present momenthere
 */
public record ChangeDraft(
    String summary,
    @Nullable Instant happenedAt,
    @Nullable String service,
    @Nullable String ci,
    @Nullable String source,
    @Nullable String link) {
  private static final int LONGEST_SUMMARY = 1024;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_LINK = 2000;
  private static final Duration MOST_AWAY = Duration.ofDays(366);

  /** The same, checked; texts that are absent are empty. */
  ChangeDraft checked(Instant now) {
    Instant at = happenedAt == null ? now : happenedAt;
    if (at.isAfter(now.plus(MOST_AWAY)) || at.isBefore(now.minus(MOST_AWAY))) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "happenedAt",
          "The time (" + at + ") is more than a year away",
          "Send when it happened");
    }
    String address = optional("link", link, LONGEST_LINK);
    if (!address.isEmpty() && !address.startsWith("https://") && !address.startsWith("http://")) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "link",
          "The link (" + Line.shown(address) + ") is no address of the web",
          "Begin it with https://");
    }
    return new ChangeDraft(
        Line.of("summary", summary, LONGEST_SUMMARY),
        at,
        optional("service", service, LONGEST_NAME),
        optional("ci", ci, LONGEST_NAME),
        optional("source", source, LONGEST_NAME),
        address);
  }

  private static String optional(String field, @Nullable String text, int longest) {
    return text == null || text.isBlank() ? "" : Line.of(field, text, longest);
  }
}
