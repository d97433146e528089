package io.belfry.exchange;

import io.belfry.platform.Json;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes a catalogue: the same contents are always the same bytes. */
final class CatalogueText {
  /** What no reader takes for anything else than this text. */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z][A-Za-z0-9_./@-]*( [A-Za-z0-9_./@-]+)*");

  private static final Pattern WORD_OF_YAML =
      Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n");

  private final StringBuilder text = new StringBuilder();

  private CatalogueText() {}

  static String of(Contents contents) {
    CatalogueText writer = new CatalogueText();
    for (Kind kind : contents.kinds()) {
      if (kind == Kind.DEFAULT_OWNER) {
        contents
            .of(kind)
            .values()
            .forEach(owner -> writer.line(kind.section() + ": " + scalar(owner.text("team"))));
      } else if (contents.of(kind).isEmpty()) {
        writer.line(kind.section() + ": []");
      } else {
        writer.line(kind.section() + ":");
        contents.of(kind).values().forEach(writer::item);
      }
    }
    return writer.text.toString();
  }

  private void item(Item item) {
    String lead = "  - ";
    for (Map.Entry<String, Object> field : item.fields().entrySet()) {
      line(lead + field.getKey() + ": " + value(field.getValue()));
      lead = "    ";
    }
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private static String value(Object value) {
    if (value instanceof List<?> list) {
      return "[" + String.join(", ", list.stream().map(CatalogueText::value).toList()) + "]";
    }
    if (value instanceof Map<?, ?> map) {
      return "{ "
          + String.join(
              ", ",
              map.entrySet().stream()
                  .map(
                      pair -> scalar(String.valueOf(pair.getKey())) + ": " + value(pair.getValue()))
                  .toList())
          + " }";
    }
    return scalar(String.valueOf(value));
  }

  private static String scalar(String text) {
    return PLAIN.matcher(text).matches() && !WORD_OF_YAML.matcher(text).matches()
        ? text
        : Json.write(text);
  }
}
