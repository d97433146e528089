package io.belfry.platform;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list that is read by key, never by offset, so that it stays right while rows come
 * and go.
 *
 * @param items the rows of this page
 * @param nextCursor what to send for the page after it; null when there is none
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 200;

  /** Copies the rows. */
  public Page {
    items = List.copyOf(items);
  }

  /** Returns how many rows to read for what was asked: 50 when nothing was, 1 to 200 otherwise. */
  public static int limit(@Nullable Integer asked) {
    if (asked == null) {
      return DEFAULT_LIMIT;
    }
    if (asked < 1 || asked > MAX_LIMIT) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "limit",
          "The limit (" + asked + ") is out of range",
          "Ask for 1 to " + MAX_LIMIT + " rows");
    }
    return asked;
  }

  /**
   * Makes a page of rows that were read with one row more than {@code limit}, to see whether more
   * follow.
   */
  public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> cursor) {
    if (rows.size() <= limit) {
      return new Page<>(rows, null);
    }
    return new Page<>(rows.subList(0, limit), cursor.apply(rows.get(limit - 1)));
  }

  /** Returns the same page with every row seen through {@code view}. */
  public <V> Page<V> map(Function<T, V> view) {
    return new Page<>(items.stream().map(view).toList(), nextCursor);
  }
}
