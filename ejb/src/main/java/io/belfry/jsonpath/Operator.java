package io.belfry.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * How a filter compares, after RFC 9535, 2.3.5.2.2; except that objects and arrays equal nothing,
 * because looking through them would be steps that nobody counts.
 */
enum Operator {
  EQUAL("=="),
  NOT_EQUAL("!="),
  AT_MOST("<="),
  AT_LEAST(">="),
  LESS("<"),
  MORE(">");

  private final String sign;

  Operator(String sign) {
    this.sign = sign;
  }

  String sign() {
    return sign;
  }

  boolean holds(JsonNode left, JsonNode right) {
    return switch (this) {
      case EQUAL -> areEqual(left, right);
      case NOT_EQUAL -> !areEqual(left, right);
      case LESS -> isLess(left, right);
      case MORE -> isLess(right, left);
      case AT_MOST -> isLess(left, right) || areEqual(left, right);
      case AT_LEAST -> isLess(right, left) || areEqual(left, right);
    };
  }

  private static boolean areEqual(JsonNode left, JsonNode right) {
    Integer order = order(left, right);
    if (order != null) {
      return order == 0;
    }
    boolean plain = !left.isContainerNode() && !left.isNumber() && !left.isTextual();
    // Booleans, nulls, and two paths that lead nowhere.
    return plain && left.equals(right);
  }

  private static boolean isLess(JsonNode left, JsonNode right) {
    Integer order = order(left, right);
    return order != null && order < 0;
  }

  /** Null for what has no order. */
  private static @Nullable Integer order(JsonNode left, JsonNode right) {
    if (left.isTextual() && right.isTextual()) {
      return left.textValue().compareTo(right.textValue());
    }
    if (left.isNumber() && right.isNumber()) {
      return left.canConvertToLong()
              && right.canConvertToLong()
              && left.isIntegralNumber()
              && right.isIntegralNumber()
          ? Long.compare(left.longValue(), right.longValue())
          : Double.compare(left.doubleValue() + 0.0, right.doubleValue() + 0.0);
    }
    return null;
  }
}
