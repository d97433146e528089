package io.belfry.event;

import io.belfry.engine.Fate;
import io.belfry.ledger.FateCodec;
import java.util.Locale;

/**
 * What became of alerts that were held, as it is stored.
 *
 * @param hold what they waited for
 */
record LateFate(
    String hold,
    long firstPosition,
    int firstIndex,
    long lastPosition,
    int lastIndex,
    FateCodec.Kept fate) {
  static final String COLUMNS =
      "select hold, first_position, first_index, last_position, last_index, fate, rule,"
          + " coalesce(event_number, 0), detail from released where tenant_id = :tenant";

  /** From a row of {@link #COLUMNS}. */
  static LateFate of(Object[] row) {
    String word = (String) row[5];
    return new LateFate(
        (String) row[0],
        number(row[1]),
        (int) number(row[2]),
        number(row[3]),
        (int) number(row[4]),
        new FateCodec.Kept(
            Fate.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_')),
            (String) row[6],
            number(row[7]),
            (String) row[8]));
  }

  /** The first place that is neither its own nor before the other. */
  AlertStore.Place end(AlertStore.Place before) {
    AlertStore.Place end = new AlertStore.Place(lastPosition, lastIndex + 1);
    return end.isBefore(before) ? end : before;
  }

  boolean isOf(String held, long position, int index) {
    return hold.equals(held)
        && (position > firstPosition || (position == firstPosition && index >= firstIndex))
        && (position < lastPosition || (position == lastPosition && index <= lastIndex));
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
