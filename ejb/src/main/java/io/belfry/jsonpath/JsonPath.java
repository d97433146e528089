package io.belfry.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where something stands in a JSON document: {@code $} is the whole of it and {@code @} the item
 * that is read. Names, indexes, slices, {@code *}, {@code ..} and filters are those of RFC 9535;
 * its functions are left out, and a filter follows only paths that lead to one value. Objects and
 * arrays equal nothing.
 *
 * <p>No library is used, because whoever may write a mapping could stop the door with it. The
 * well-kept one, {@code com.jayway.jsonpath:json-path} (3.0.0 was tried), reads a document through
 * a provider of ours, which could count what is read; but what costs most does not pass there. It
 * writes down the way to each value that it visits, as text: {@code $..x} in a body of 4 MB, 900
 * levels deep with long names, used up a heap of 1 GB after 3,009 calls of the provider. It copies
 * a whole object or array each time a filter compares it: 50 comparisons with an array of 200,000
 * numbers took 281 ms and 613 calls. Its regular expressions are Java's, which backtrack and which
 * nothing interrupts. None of the three can be turned off, and filters of RFC 9535 are not read:
 * {@code [?@.name == 'env']} is refused. Here each value that is looked at is one of the {@link
 * Steps} that end a query.
 */
public final class JsonPath {
  private static final int MOST_CHARACTERS = 512;

  private final String text;
  private final boolean ofItem;
  private final List<Segment> segments;

  private JsonPath(String text, boolean ofItem, List<Segment> segments) {
    this.text = text;
    this.ofItem = ofItem;
    this.segments = segments;
  }

  /**
   * Reads a path.
   *
   * @throws PathException when it is none, naming the character
   */
  public static JsonPath of(String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw new PathException(
          "The path has %d characters".formatted(text.length()),
          "Use at most %d".formatted(MOST_CHARACTERS));
    }
    PathParser parser = new PathParser(text);
    boolean ofItem = parser.start();
    return new JsonPath(text, ofItem, parser.segments());
  }

  /** Returns the first value that is there and is not null. */
  public Optional<JsonNode> first(JsonNode document, JsonNode item, Steps steps) {
    List<JsonNode> found = new ArrayList<>(1);
    new Query(document, steps)
        .follow(
            segments,
            start(document, item),
            value -> {
              if (!value.isNull()) {
                found.add(value);
              }
              return found.isEmpty();
            });
    return found.stream().findFirst();
  }

  /** Returns the values in their order, and stops after {@code most}. */
  public List<JsonNode> all(JsonNode document, JsonNode item, int most, Steps steps) {
    List<JsonNode> found = new ArrayList<>();
    new Query(document, steps)
        .follow(
            segments,
            start(document, item),
            value -> {
              found.add(value);
              return found.size() < most;
            });
    return found;
  }

  private JsonNode start(JsonNode document, JsonNode item) {
    return ofItem ? item : document;
  }

  /** Returns the path as it was written. */
  @Override
  public String toString() {
    return text;
  }
}
