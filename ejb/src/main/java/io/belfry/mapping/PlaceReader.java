package io.belfry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.jsonpath.JsonPath;
import io.belfry.jsonpath.PathException;
import io.belfry.platform.Line;
import io.belfry.platform.Texts;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads where a field stands: a path, or an object with a path, a default, or both. */
final class PlaceReader {
  private static final String PATH = "path";
  private static final String DEFAULT = "default";
  private static final int LONGEST_LINE = 256;

  private final MappingProblems problems;

  PlaceReader(MappingProblems problems) {
    this.problems = problems;
  }

  /** Reads a place that may be left out; {@code more} may stand beside path and default. */
  Place of(String field, JsonNode given, String... more) {
    if (given.isMissingNode()) {
      return Place.NOWHERE;
    }
    if (given.isTextual()) {
      return new Place(path(field, given), null);
    }
    if (!given.isObject()) {
      problems.add(
          field,
          "The field (%s) is no path".formatted(field),
          "Send \"$.path\", or {\"path\": \"$.path\", \"default\": \"a text\"}");
      return Place.NOWHERE;
    }
    Set<String> known = new TreeSet<>(Set.of(PATH, DEFAULT));
    known.addAll(Set.of(more));
    onlyFields(field + ".", given, known);
    Place place =
        new Place(
            given.has(PATH) ? path(field + ".path", given.path(PATH)) : null,
            given.has(DEFAULT) ? line(field + ".default", given.path(DEFAULT)) : null);
    if (!given.has(PATH) && !given.has(DEFAULT)) {
      problems.missing(field + ".path", "Give it a path, or a default, or both");
    }
    return place;
  }

  /** Reads a place that must be there. */
  Place required(String field, JsonNode given) {
    if (given.isMissingNode()) {
      problems.missing(field, "Give it a path, or {\"default\": \"a text\"}");
    }
    return of(field, given);
  }

  /** Reads a place for which a text that is always the same would be wrong. */
  Place withoutDefault(String field, JsonNode given) {
    Place place = of(field, given);
    if (place.otherwise() != null) {
      problems.add(
          field + ".default",
          "The field (%s) cannot have a default".formatted(field),
          "Leave the default out; nothing found means none");
    }
    return place;
  }

  @Nullable JsonPath path(String field, JsonNode given) {
    if (!given.isTextual() || !Line.isFit(given.textValue())) {
      problems.add(
          field, "The field (%s) is no path".formatted(field), "Send a path such as \"$.path\"");
      return null;
    }
    try {
      return JsonPath.of(given.textValue().strip());
    } catch (PathException none) {
      problems.add(field, none.reason(), none.remedy());
      return null;
    }
  }

  /** Reads a short text on one line; a number or a boolean is one, too. */
  String line(String field, JsonNode given) {
    if (!given.isValueNode() || given.isNull()) {
      problems.add(field, "The field (%s) is not a text".formatted(field), "Send a text");
      return "";
    }
    String text = given.asText().strip();
    checkLine(field, text);
    return text;
  }

  void checkLine(String field, String text) {
    if (text.isBlank() || text.length() > LONGEST_LINE || !Line.isFit(text)) {
      problems.add(
          field,
          "The text (%s) is empty, has a line break or more than %d characters"
              .formatted(Line.shown(text), LONGEST_LINE),
          "Send one line");
    }
  }

  /** Notes each field that is not one of those. */
  void onlyFields(String within, JsonNode object, Set<String> known) {
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        problems.add(
            within + Texts.shown(name),
            "The field (%s) is not known".formatted(within + Texts.shown(name)),
            "Use " + String.join(", ", known));
      }
    }
  }
}
