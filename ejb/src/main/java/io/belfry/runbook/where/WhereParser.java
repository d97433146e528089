package io.belfry.runbook.where;

import io.belfry.facts.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads a condition:
 *
 * <pre>
 * condition  = both ("or" both)*
 * both       = single ("and" single)*
 * single     = "not" single | "(" condition ")" | field test
 * field      = type | source | severity | service | ci | summary | labels.NAME | values.NAME
 * test       = ("==" | "!=" | "&lt;" | "&lt;=" | "&gt;" | "&gt;=") value
 *            | "matches" text | "contains" text | "in" "[" value ("," value)* "]"
 * </pre>
 */
final class WhereParser {
  private static final int DEEPEST = 20;
  private static final int MOST_TESTS = 100;
  private static final int MOST_IN_LIST = 200;
  private static final Map<String, TextField.Of> TEXTS =
      Map.of(
          "type", TextField.Of.TYPE,
          "source", TextField.Of.SOURCE,
          "service", TextField.Of.SERVICE,
          "ci", TextField.Of.CI,
          "summary", TextField.Of.SUMMARY);
  private static final String KNOWN =
      "Known are type, source, severity, service, ci, summary, labels.NAME and values.NAME.";

  private final List<Token> tokens;
  private int at;
  private int depth;
  private int tests;

  WhereParser(String text) {
    tokens = Tokens.of(text);
  }

  /**
   * The whole condition.
   *
   * @throws WhereException when it is none
   */
  Term parse() {
    Term term = either();
    if (next().kind() != Token.Kind.END) {
      throw new WhereException(
          next().column(),
          "goes on with %s after a whole condition".formatted(next().shown()),
          "Join two conditions by and, or by or.");
    }
    return term;
  }

  private Term either() {
    List<Term> terms = new ArrayList<>(List.of(both()));
    while (take("or")) {
      terms.add(both());
    }
    return terms.size() == 1 ? terms.get(0) : new Term.Any(terms);
  }

  private Term both() {
    List<Term> terms = new ArrayList<>(List.of(single()));
    while (take("and")) {
      terms.add(single());
    }
    return terms.size() == 1 ? terms.get(0) : new Term.All(terms);
  }

  private Term single() {
    if (++depth > DEEPEST) {
      throw new WhereException(
          next().column(), "is nested too deep", "Nest at most %d levels.".formatted(DEEPEST));
    }
    Term term;
    if (take("not")) {
      term = new Term.Not(single());
    } else if (take("(")) {
      term = either();
      expect(")");
    } else {
      term = test();
    }
    depth--;
    return term;
  }

  private Term test() {
    Token field = advance();
    if (field.kind() != Token.Kind.WORD) {
      throw new WhereException(
          field.column(), "has %s where a field should be".formatted(field.shown()), KNOWN);
    } else if (++tests > MOST_TESTS) {
      throw new WhereException(
          field.column(), "has too many parts", "Write at most %d.".formatted(MOST_TESTS));
    }
    if (field.text().equals("severity")) {
      return severity();
    } else if (field.text().startsWith("values.")) {
      return measured(name(field, "values."));
    }
    return text(textField(field));
  }

  private static TextField textField(Token field) {
    if (field.text().startsWith("labels.")) {
      return new TextField(TextField.Of.LABEL, name(field, "labels."));
    }
    TextField.Of of = TEXTS.get(field.text());
    if (of == null) {
      throw new WhereException(
          field.column(), "names (%s), which is no field".formatted(field.text()), KNOWN);
    }
    return new TextField(of, null);
  }

  private static String name(Token field, String prefix) {
    String name = field.text().substring(prefix.length());
    if (name.isEmpty()) {
      throw new WhereException(field.column(), "names nothing after " + prefix, KNOWN);
    }
    return name;
  }

  private Term text(TextField field) {
    Token operator = advance();
    return switch (operator.text()) {
      case "==" -> new Term.Among(field, Set.of(text()));
      case "!=" -> new Term.Not(new Term.Among(field, Set.of(text())));
      case "contains" -> new Term.Contains(field, text());
      case "matches" -> {
        int column = next().column();
        yield new Term.Matches(field, Expressions.compile(text(), column));
      }
      case "in" -> new Term.Among(field, texts());
      default ->
          throw new WhereException(
              operator.column(),
              "has %s after a text".formatted(operator.shown()),
              "Write ==, !=, matches, contains or in.");
    };
  }

  private Term severity() {
    Token operator = advance();
    if (operator.is("in")) {
      List<Term> terms = new ArrayList<>();
      expect("[");
      do {
        terms.add(new Term.Severe(Comparison.EQUAL, severityWord()));
      } while (take(",") && terms.size() < MOST_IN_LIST);
      expect("]");
      return new Term.Any(terms);
    }
    return new Term.Severe(comparison(operator), severityWord());
  }

  private Term measured(String metric) {
    Comparison comparison = comparison(advance());
    Token number = advance();
    try {
      double bound = Double.parseDouble(number.kind() == Token.Kind.NUMBER ? number.text() : "");
      if (Double.isFinite(bound)) {
        return new Term.Measured(metric, comparison, bound);
      }
    } catch (NumberFormatException wrong) {
      // Told below.
    }
    throw new WhereException(
        number.column(), "compares a value with %s".formatted(number.shown()), "Write a number.");
  }

  private static Comparison comparison(Token operator) {
    for (Comparison each : Comparison.values()) {
      if (operator.is(each.sign())) {
        return each;
      }
    }
    throw new WhereException(
        operator.column(),
        "has %s where an operator should be".formatted(operator.shown()),
        "Write ==, !=, <, <=, > or >=.");
  }

  private Severity severityWord() {
    Token word = advance();
    for (Severity severity : Severity.values()) {
      if (severity.name().toLowerCase(Locale.ROOT).equals(word.text())) {
        return severity;
      }
    }
    throw new WhereException(
        word.column(),
        "has %s where a severity should be".formatted(word.shown()),
        "Write critical, major, minor, warning or info.");
  }

  private String text() {
    Token text = advance();
    if (text.kind() != Token.Kind.TEXT) {
      throw new WhereException(
          text.column(),
          "has %s where a text should be".formatted(text.shown()),
          "Put the text in quotes.");
    }
    return text.text();
  }

  private Set<String> texts() {
    Set<String> texts = new LinkedHashSet<>();
    expect("[");
    do {
      texts.add(text());
    } while (take(",") && texts.size() < MOST_IN_LIST);
    expect("]");
    return Set.copyOf(texts);
  }

  private void expect(String sign) {
    if (!take(sign)) {
      throw new WhereException(
          next().column(),
          "has %s where %s should be".formatted(next().shown(), sign),
          "Write %s here.".formatted(sign));
    }
  }

  private boolean take(String sign) {
    boolean there = next().is(sign);
    at += there ? 1 : 0;
    return there;
  }

  private Token next() {
    return tokens.get(at);
  }

  private Token advance() {
    Token token = tokens.get(at);
    at += token.kind() == Token.Kind.END ? 0 : 1;
    return token;
  }
}
