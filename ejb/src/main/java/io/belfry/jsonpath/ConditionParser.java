package io.belfry.jsonpath;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads what stands behind the question mark of a filter. */
final class ConditionParser {
  private static final int DEEPEST = 16;

  private final PathText text;
  private int depth;

  ConditionParser(PathText text) {
    this.text = text;
  }

  Condition condition() {
    if (++depth > DEEPEST) {
      throw text.problem("nests a filter too deeply", "Use at most %d levels".formatted(DEEPEST));
    }
    List<Condition> parts = joined("||", () -> new Condition.All(joined("&&", this::part)));
    depth--;
    return new Condition.Any(parts);
  }

  private List<Condition> joined(String sign, Supplier<Condition> part) {
    List<Condition> parts = new ArrayList<>();
    do {
      parts.add(part.get());
      text.skipBlanks();
    } while (text.take(sign));
    return List.copyOf(parts);
  }

  private Condition part() {
    text.skipBlanks();
    boolean not = text.take("!");
    text.skipBlanks();
    Condition part = text.take("(") ? inParentheses() : test(not);
    return not ? new Condition.Not(part) : part;
  }

  private Condition inParentheses() {
    Condition condition = condition();
    text.skipBlanks();
    if (!text.take(")")) {
      throw text.problem("has a (() that nothing closes", "Close it with )");
    }
    return condition;
  }

  private Condition test(boolean negated) {
    Operand left = operand();
    text.skipBlanks();
    for (Operator operator : Operator.values()) {
      if (!negated && text.take(operator.sign())) {
        text.skipBlanks();
        return new Condition.Comparison(left, operator, operand());
      }
    }
    if (left instanceof Operand.Literal) {
      throw text.problem("has a value that is compared with nothing", "Write @.name == 'x'");
    }
    return new Condition.Exists(left);
  }

  private Operand operand() {
    if (text.take("@")) {
      return new Operand.Single(true, path());
    }
    if (text.take("$")) {
      return new Operand.Single(false, path());
    }
    if (text.isQuote()) {
      return new Operand.Literal(TextNode.valueOf(text.quoted()));
    }
    if (text.take("true")) {
      return new Operand.Literal(BooleanNode.TRUE);
    }
    if (text.take("false")) {
      return new Operand.Literal(BooleanNode.FALSE);
    }
    if (text.take("null")) {
      return new Operand.Literal(NullNode.getInstance());
    }
    return new Operand.Literal(text.number());
  }

  private List<Selector> path() {
    List<Selector> path = new ArrayList<>();
    while (true) {
      if (text.take(".")) {
        path.add(new Selector.Name(text.name()));
      } else if (text.take("[")) {
        path.add(bracketed());
      } else {
        return List.copyOf(path);
      }
    }
  }

  private Selector bracketed() {
    text.skipBlanks();
    Selector selector = text.isQuote() ? new Selector.Name(text.quoted()) : index();
    text.skipBlanks();
    if (!text.take("]")) {
      throw text.problem(
          "has more than one value inside a filter", "Use only names and numbers there");
    }
    return selector;
  }

  private Selector index() {
    Long index = text.integer();
    if (index == null) {
      throw text.problem(
          "has more than one value inside a filter", "Use only names and numbers there");
    }
    return new Selector.Index(index);
  }
}
