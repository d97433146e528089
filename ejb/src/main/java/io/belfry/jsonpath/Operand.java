package io.belfry.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What a filter compares. */
sealed interface Operand {

  /** Returns its value, or a missing node. */
  JsonNode of(Query query, JsonNode item);

  /** A text, number, boolean or null. */
  record Literal(JsonNode value) implements Operand {
    @Override
    public JsonNode of(Query query, JsonNode item) {
      return value;
    }
  }

  /** What stands at the end of a path that leads to one value at most. */
  record Single(boolean ofItem, List<Selector> path) implements Operand {
    @Override
    public JsonNode of(Query query, JsonNode item) {
      return query.single(path, ofItem, item);
    }
  }
}
