package io.belfry.handling;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * Where an entry stands in a timeline.
 *
 * @param micros since 1970
 * @param rank of its kind, for what happened at the same time
 * @param a the first number of its key, as are b and c
 */
record TimelinePlace(long micros, int rank, long a, int b, int c) {
  private static final Pattern TEXT =
      Pattern.compile("\\d{1,18}-[123]-\\d{1,18}-\\d{1,9}-\\d{1,9}");

  static TimelinePlace of(String cursor) {
    if (!TEXT.matcher(cursor).matches()) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "cursor",
          "The cursor (%s) is not one of this list".formatted(Line.shown(cursor)),
          "Send the nextCursor of the page before, or none");
    }
    String[] parts = cursor.split("-", -1);
    return new TimelinePlace(
        Long.parseLong(parts[0]),
        Integer.parseInt(parts[1]),
        Long.parseLong(parts[2]),
        Integer.parseInt(parts[3]),
        Integer.parseInt(parts[4]));
  }

  String text() {
    return micros + "-" + rank + "-" + a + "-" + b + "-" + c;
  }

  void bind(Query query) {
    query
        .setParameter("at", Instant.EPOCH.plus(micros, ChronoUnit.MICROS))
        .setParameter("rank", rank)
        .setParameter("a", a)
        .setParameter("b", b)
        .setParameter("c", c);
  }
}
