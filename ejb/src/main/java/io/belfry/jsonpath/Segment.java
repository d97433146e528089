package io.belfry.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;

/**
 * One part of a path.
 *
 * @param descending whether it is tried at every depth below, too ({@code ..})
 */
record Segment(boolean descending, List<Selector> selectors) {

  boolean select(Query query, JsonNode from, Predicate<JsonNode> onward) {
    for (Selector selector : selectors) {
      if (!selector.select(query, from, onward)) {
        return false;
      }
    }
    return true;
  }
}
