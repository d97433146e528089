package io.belfry.exchange;

import io.belfry.platform.Line;
import io.belfry.runbook.Faults;
import io.belfry.runbook.Flaw;
import io.belfry.runbook.YamlDocument;
import io.belfry.runbook.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a catalogue file; whatever is wrong with it is collected, so that all is seen at once. */
final class CatalogueReader {
  static final String FILE = "catalogue.yaml";

  /** As many as fifty thousand CIs with their labels and dependencies. */
  private static final int MOST_VALUES = 2_000_000;

  private CatalogueReader() {}

  /**
   * A file as it was read.
   *
   * @param faults what is wrong so far, and where each field stands
   */
  record Reading(Contents contents, Faults faults) {}

  static Reading read(String text) {
    List<Flaw> flaws = new ArrayList<>();
    List<YamlDocument> documents = YamlReader.read(FILE, text, 1, MOST_VALUES, flaws);
    Contents contents = new Contents();
    if (documents.size() != 1 || !flaws.isEmpty()) {
      Faults faults = new Faults(FILE, Map.of(), 1, flaws);
      if (flaws.isEmpty()) {
        faults.add(
            "", "has %d documents".formatted(documents.size()), "Write one, without --- between.");
      }
      return new Reading(contents, faults);
    }
    Faults faults = Faults.of(FILE, documents.get(0));
    if (documents.get(0).value() instanceof Map<?, ?> root) {
      root.forEach((name, value) -> section(String.valueOf(name), value, contents, faults));
    } else {
      faults.add("", "is no map of sections", "Begin it with a line such as services:.");
    }
    return new Reading(contents, faults);
  }

  private static void section(
      String name, @Nullable Object value, Contents contents, Faults faults) {
    Kind kind =
        Stream.of(Kind.values())
            .filter(each -> each.section().equals(name))
            .findFirst()
            .orElse(null);
    if (kind == null) {
      faults.add(
          Line.shown(name),
          "is not known here",
          "Use "
              + Stream.of(Kind.values()).map(Kind::section).collect(Collectors.joining(", "))
              + ".");
    } else if (kind == Kind.DEFAULT_OWNER) {
      if (value instanceof String team) {
        contents.add(ItemReader.read(kind, Map.of("team", team), "default-owner", faults));
      } else {
        faults.add(name, "is no text", "Write the id of a team.");
      }
    } else if (value instanceof List<?> list) {
      contents.begin(kind);
      for (int i = 0; i < list.size(); i++) {
        item(kind, list.get(i), "%s[%d]".formatted(name, i), contents, faults);
      }
    } else if (value == null) {
      contents.begin(kind);
    } else {
      faults.add(name, "is no list", "Begin each of them with a dash.");
    }
  }

  private static void item(
      Kind kind, @Nullable Object value, String path, Contents contents, Faults faults) {
    if (!(value instanceof Map<?, ?> map)) {
      faults.add(path, "is no map of fields", "Write it like - name: shop.");
      return;
    }
    Item item = ItemReader.read(kind, map, path, faults);
    if (!item.name().isEmpty() && !contents.add(item)) {
      faults.add(
          path,
          "names the %s (%s) a second time".formatted(kind.word(), Line.shown(item.name())),
          "Leave one of the two out.");
    }
  }
}
