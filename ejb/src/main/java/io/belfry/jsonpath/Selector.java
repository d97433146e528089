package io.belfry.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What leads from a value to some of those in it. */
sealed interface Selector {

  /** Hands on what it finds, until that says it has enough; returns whether more are wanted. */
  boolean select(Query query, JsonNode from, Predicate<JsonNode> onward);

  /** Whether it finds one value at most. */
  default boolean single() {
    return false;
  }

  /** The member of that name. */
  record Name(String name) implements Selector {
    @Override
    public boolean select(Query query, JsonNode from, Predicate<JsonNode> onward) {
      query.steps().take();
      JsonNode value = from.isObject() ? from.get(name) : null;
      return value == null || onward.test(value);
    }

    @Override
    public boolean single() {
      return true;
    }
  }

  /** The element at that place; a negative one counts from the end. */
  record Index(long index) implements Selector {
    @Override
    public boolean select(Query query, JsonNode from, Predicate<JsonNode> onward) {
      query.steps().take();
      long at = index < 0 ? from.size() + index : index;
      boolean isThere = from.isArray() && at >= 0 && at < from.size();
      return !isThere || onward.test(from.get((int) at));
    }

    @Override
    public boolean single() {
      return true;
    }
  }

  /** Everything in it. */
  record Wildcard() implements Selector {
    @Override
    public boolean select(Query query, JsonNode from, Predicate<JsonNode> onward) {
      for (JsonNode value : from) {
        query.steps().take();
        if (!onward.test(value)) {
          return false;
        }
      }
      return true;
    }
  }

  /** The elements from one place to before another; the bounds are those of RFC 9535, 2.3.4.2. */
  record Slice(@Nullable Long start, @Nullable Long end, long step) implements Selector {
    @Override
    public boolean select(Query query, JsonNode from, Predicate<JsonNode> onward) {
      if (!from.isArray() || step == 0) {
        return true;
      }
      int size = from.size();
      boolean forward = step > 0;
      long first = bound(start, forward ? 0 : size - 1, size, forward);
      long last = bound(end, forward ? size : -size - 1L, size, forward);
      for (long at = first; forward ? at < last : at > last; at += step) {
        query.steps().take();
        if (!onward.test(from.get((int) at))) {
          return false;
        }
      }
      return true;
    }

    private static long bound(@Nullable Long given, long otherwise, int size, boolean forward) {
      long place = given == null ? otherwise : given;
      long at = place < 0 ? place + size : place;
      return forward ? Math.max(0, Math.min(at, size)) : Math.max(-1, Math.min(at, size - 1L));
    }
  }

  /** What fulfils a condition. */
  record Filter(Condition condition) implements Selector {
    @Override
    public boolean select(Query query, JsonNode from, Predicate<JsonNode> onward) {
      for (JsonNode value : from) {
        query.steps().take();
        if (condition.holds(query, value) && !onward.test(value)) {
          return false;
        }
      }
      return true;
    }
  }
}
