package io.belfry.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What a filter asks of a value. */
sealed interface Condition {

  boolean holds(Query query, JsonNode value);

  /** One of them. */
  record Any(List<Condition> parts) implements Condition {
    @Override
    public boolean holds(Query query, JsonNode value) {
      return parts.stream().anyMatch(part -> part.holds(query, value));
    }
  }

  /** Each of them. */
  record All(List<Condition> parts) implements Condition {
    @Override
    public boolean holds(Query query, JsonNode value) {
      return parts.stream().allMatch(part -> part.holds(query, value));
    }
  }

  /** The opposite. */
  record Not(Condition part) implements Condition {
    @Override
    public boolean holds(Query query, JsonNode value) {
      return !part.holds(query, value);
    }
  }

  /** Something is there, be it null. */
  record Exists(Operand operand) implements Condition {
    @Override
    public boolean holds(Query query, JsonNode value) {
      return !operand.of(query, value).isMissingNode();
    }
  }

  /** Two sides of an operator. */
  record Comparison(Operand left, Operator operator, Operand right) implements Condition {
    @Override
    public boolean holds(Query query, JsonNode value) {
      return operator.holds(left.of(query, value), right.of(query, value));
    }
  }
}
