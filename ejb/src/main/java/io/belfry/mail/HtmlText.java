package io.belfry.mail;

import java.util.Locale;
import java.util.Map;

/**
 * The words of an HTML mail, for people who read an alert. One pass from left to right: markup is
 * left out, whatever is wrong with it, and nothing in it is obeyed.
 */
final class HtmlText {
  private static final Map<String, String> ENTITIES =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");
  private static final int LONGEST_ENTITY = 10;

  private final String html;
  private final StringBuilder text = new StringBuilder();
  private int at;

  private HtmlText(String html) {
    this.html = html;
  }

  static String of(String html) {
    return new HtmlText(html).read();
  }

  private String read() {
    while (at < html.length()) {
      char c = html.charAt(at);
      if (c == '<') {
        skipMarkup();
      } else if (c == '&') {
        entity();
      } else {
        text.append(c == '\r' || c == '\n' || c == '\t' ? ' ' : c);
        at++;
      }
    }
    return text.toString().replaceAll(" {2,}", " ").replaceAll(" ?\n[ \n]*", "\n").strip();
  }

  private void skipMarkup() {
    if (html.startsWith("<!--", at)) {
      at = after("-->");
      return;
    }
    int nameEnd = at + 1;
    while (nameEnd < html.length() && Character.isLetterOrDigit(html.charAt(nameEnd))) {
      nameEnd++;
    }
    String name = html.substring(at + 1, Math.min(nameEnd, at + 12)).toLowerCase(Locale.ROOT);
    at = after(">");
    switch (name) {
      case "script", "style", "title" -> skipTo("</" + name);
      case "br", "p", "div", "tr", "li", "table", "h1", "h2", "h3", "h4" -> text.append('\n');
      default -> text.append(' ');
    }
  }

  private int after(String end) {
    int found = html.indexOf(end, at);
    return found < 0 ? html.length() : found + end.length();
  }

  /** Without a copy of the rest in small letters for each element. */
  private void skipTo(String end) {
    while (at < html.length() && !html.regionMatches(true, at, end, 0, end.length())) {
      at++;
    }
  }

  private void entity() {
    int end = html.substring(at, Math.min(at + LONGEST_ENTITY, html.length())).indexOf(';') + at;
    String name = end <= at ? "" : html.substring(at + 1, end);
    String value = ENTITIES.getOrDefault(name, name.startsWith("#") ? numbered(name) : "");
    text.append(value.isEmpty() ? "&" : value);
    at = value.isEmpty() ? at + 1 : end + 1;
  }

  private static String numbered(String name) {
    boolean hexadecimal = name.startsWith("#x") || name.startsWith("#X");
    try {
      int point = Integer.parseInt(name.substring(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10);
      return Character.isValidCodePoint(point) && !Character.isISOControl(point)
          ? Character.toString(point)
          : "";
    } catch (NumberFormatException none) {
      return "";
    }
  }
}
