package io.belfry.maintenance;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.platform.Moment;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The key of the last window of a page, as text: when it begins, and its id. */
record WindowCursor(Instant startsAt, UUID id) {
  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,15})-(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})");

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws Fault invalid-value for any other text
   */
  static WindowCursor of(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "cursor",
          "The cursor (" + Line.shown(text) + ") is not one of this list",
          "Send the nextCursor of the page before, or none");
    }
    return new WindowCursor(
        Moment.near("cursor", Instant.ofEpochMilli(Long.parseLong(parts.group(1)))),
        UUID.fromString(parts.group(2)));
  }

  static String text(MaintenanceWindow window) {
    return window.startsAt().toEpochMilli() + "-" + window.id();
  }
}
