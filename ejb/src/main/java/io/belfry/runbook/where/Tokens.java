package io.belfry.runbook.where;

import java.util.ArrayList;
import java.util.List;

/** Cuts a condition into pieces. */
final class Tokens {
  private static final List<String> SIGNS =
      List.of("==", "!=", "<=", ">=", "<", ">", "(", ")", "[", "]", ",");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Tokens(String text) {
    this.text = text;
  }

  /**
   * All pieces, and an end.
   *
   * @throws WhereException when something is no piece
   */
  static List<Token> of(String text) {
    Tokens cut = new Tokens(text);
    cut.all();
    return cut.tokens;
  }

  private void all() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '"' || c == '\'') {
        quoted(c);
      } else if (isDigit(c)
          || (c == '-' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
        run(Token.Kind.NUMBER, "0123456789.-+eE");
      } else if (Character.isLetter(c) || c == '_') {
        run(Token.Kind.WORD, "_.-:");
      } else {
        sign();
      }
    }
    tokens.add(new Token(Token.Kind.END, "", text.length() + 1));
  }

  private void run(Token.Kind kind, String more) {
    int start = at++;
    while (at < text.length()
        && (belongs(kind, text.charAt(at)) || more.indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    tokens.add(new Token(kind, text.substring(start, at), start + 1));
  }

  private static boolean belongs(Token.Kind kind, char c) {
    return kind == Token.Kind.WORD && Character.isLetterOrDigit(c);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Between quotes a backslash takes the quote, or itself; any other stays, for expressions. */
  private void quoted(char quote) {
    int start = at++;
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != quote) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length() && (text.charAt(at + 1) == quote)) {
        c = text.charAt(++at);
      }
      value.append(c);
      at++;
    }
    if (at++ >= text.length()) {
      throw new WhereException(
          start + 1, "has a quote that never ends", "End it with %s.".formatted(quote));
    }
    tokens.add(new Token(Token.Kind.TEXT, value.toString(), start + 1));
  }

  private void sign() {
    for (String sign : SIGNS) {
      if (text.startsWith(sign, at)) {
        tokens.add(new Token(Token.Kind.SIGN, sign, at + 1));
        at += sign.length();
        return;
      }
    }
    throw new WhereException(
        at + 1,
        "has (%s), which means nothing here".formatted(text.charAt(at)),
        "Use ==, !=, <, <=, >, >=, matches, in, contains, and, or, not and parentheses.");
  }
}
