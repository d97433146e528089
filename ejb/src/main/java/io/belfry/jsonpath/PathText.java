package io.belfry.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import io.belfry.platform.Texts;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of a path, and how far it was read. */
final class PathText {
  private static final Pattern BLANKS = Pattern.compile("[ \\t\\n\\r]*");
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z_[^\\x00-\\x7F]][\\w[^\\x00-\\x7F]]*");
  private static final Pattern INTEGER = Pattern.compile("0|-?[1-9]\\d{0,14}");
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9]\\d{0,29})(?:\\.\\d{1,30})?(?:[eE][+-]?\\d{1,3})?");

  private final String text;
  private int at;

  PathText(String text) {
    this.text = text;
  }

  boolean isAtEnd() {
    return at == text.length();
  }

  void skipBlanks() {
    match(BLANKS);
  }

  /** Takes a sign, if that is what comes. */
  boolean take(String sign) {
    boolean comes = text.startsWith(sign, at);
    at += comes ? sign.length() : 0;
    return comes;
  }

  boolean isQuote() {
    return at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"');
  }

  /** Takes a name without quotes. */
  String name() {
    String name = match(NAME);
    if (name == null) {
      throw problem("has no name here", "Put other characters in quotes, such as ['my-name']");
    }
    return name;
  }

  /** Takes a whole number, or nothing. */
  @Nullable Long integer() {
    String digits = match(INTEGER);
    return digits == null ? null : Long.valueOf(digits);
  }

  JsonNode number() {
    String digits = match(NUMBER);
    if (digits == null) {
      throw problem(
          "has nothing to compare here",
          "Write @.name, 'a text', a number, true, false or null; functions are not known");
    }
    return INTEGER.matcher(digits).matches()
        ? LongNode.valueOf(Long.parseLong(digits))
        : DoubleNode.valueOf(Double.parseDouble(digits));
  }

  /** Takes a text in quotes, with the escapes of JSON and of both quotes. */
  String quoted() {
    char quote = text.charAt(at++);
    StringBuilder value = new StringBuilder();
    while (at < text.length() && text.charAt(at) != quote) {
      char c = text.charAt(at++);
      value.append(c == '\\' ? escaped() : c);
    }
    if (isAtEnd()) {
      throw problem("has a quote that nothing closes", "Close it with " + quote);
    }
    at++;
    return value.toString();
  }

  private char escaped() {
    char c = isAtEnd() ? ' ' : text.charAt(at++);
    return switch (c) {
      case '\'', '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      default -> throw problem("has an escape that is not known", "Write \\\\ for a backslash");
    };
  }

  private char unicode() {
    String digits = text.substring(at, Math.min(at + 4, text.length()));
    if (!digits.matches("[0-9A-Fa-f]{4}")) {
      throw problem("has an escape that is not known", "Write four hexadecimal digits");
    }
    at += 4;
    return (char) Integer.parseInt(digits, 16);
  }

  private @Nullable String match(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return null;
    }
    at = matcher.end();
    return matcher.group();
  }

  PathException problem(String what, String remedy) {
    return new PathException(
        "The path (%s) %s, at character %d".formatted(Texts.shown(text), what, at + 1), remedy);
  }
}
