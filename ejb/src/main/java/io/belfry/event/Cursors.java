package io.belfry.event;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cursors of the lists: numbers joined by dashes, which are the key of the last row before. */
final class Cursors {
  private static final Pattern NUMBERS = Pattern.compile("\\d{1,18}(-\\d{1,9}){0,2}");

  private Cursors() {}

  /** The numbers of a cursor; the fallback when there is none. */
  static long[] read(@Nullable String cursor, long... fallback) {
    if (cursor == null) {
      return fallback;
    }
    Matcher numbers = NUMBERS.matcher(cursor);
    String[] parts = cursor.split("-", -1);
    if (!numbers.matches() || parts.length != fallback.length) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "cursor",
          "The cursor (%s) is not one of this list"
              .formatted(cursor.length() > 40 ? cursor.substring(0, 40) + "…" : cursor),
          "Send the nextCursor of the page before, or none");
    }
    long[] key = new long[parts.length];
    for (int i = 0; i < parts.length; i++) {
      key[i] = Long.parseLong(parts[i]);
    }
    return key;
  }
}
