package io.belfry.runbook;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads YAML from its events, so that neither depth nor references can make more of a text than
 * stands there: no aliases, no tags, at most {@value #DEEPEST} levels and a number of values.
 */
public final class YamlReader {
  static final int DEEPEST = 20;
  static final int MOST = 200_000;

  private static final LoadSettings SETTINGS = LoadSettings.builder().build();

  /** The library's own limit is 3 MB; who reads more has counted the bytes before. */
  private static final LoadSettings LARGE =
      LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

  private final String file;
  private final int offset;
  private final int most;
  private final List<Flaw> flaws;
  private final List<YamlDocument> documents = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private Map<String, Integer> lines = new HashMap<>();
  private int start;
  private @Nullable Object root;
  private int values;

  /** A map or a list that is not complete yet. */
  private static final class Open {
    private final Object collection;
    private final String path;
    private @Nullable String key;

    Open(Object collection, String path) {
      this.collection = collection;
      this.path = path;
    }
  }

  private YamlReader(String file, int offset, int most, List<Flaw> flaws) {
    this.file = file;
    this.offset = offset;
    this.most = most;
    this.flaws = flaws;
  }

  /**
   * Reads all documents of a text; what is wrong is added to the flaws, and ends the reading.
   *
   * @param firstLine of the text in its file
   */
  static List<YamlDocument> read(String file, String text, int firstLine, List<Flaw> flaws) {
    return read(file, text, firstLine, MOST, flaws);
  }

  /**
   * Reads all documents of a text that may be longer than those of a package.
   *
   * @param most values, at most
   */
  public static List<YamlDocument> read(
      String file, String text, int firstLine, int most, List<Flaw> flaws) {
    YamlReader reader = new YamlReader(file, firstLine, most, flaws);
    try {
      for (Event event : new Parse(most > MOST ? LARGE : SETTINGS).parseString(text)) {
        if (!reader.take(event)) {
          return List.of();
        }
      }
    } catch (MarkedYamlEngineException broken) {
      int line = broken.getProblemMark().map(Mark::getLine).orElse(0);
      String problem = broken.getProblem() == null ? "is no YAML" : broken.getProblem();
      flaws.add(new Flaw(file, line + firstLine, null, "is no YAML: " + problem, "Mend the line."));
    } catch (YamlEngineException broken) {
      flaws.add(new Flaw(file, 0, null, "is no YAML: " + broken.getMessage(), "Mend the file."));
    }
    return reader.documents;
  }

  private boolean take(Event event) {
    int line = event.getStartMark().map(Mark::getLine).orElse(0) + offset;
    switch (event.getEventId()) {
      case DocumentStart -> {
        lines = new HashMap<>();
        start = line;
        root = null;
      }
      case DocumentEnd -> documents.add(new YamlDocument(root, lines, start));
      case SequenceEnd, MappingEnd -> open.pop();
      case Alias, Scalar, SequenceStart, MappingStart -> {
        return node((NodeEvent) event, line);
      }
      default -> {
        // Beginning and end of the stream.
      }
    }
    return true;
  }

  private boolean node(NodeEvent event, int line) {
    if (event instanceof AliasEvent) {
      return refuse(line, "refers to another place by *", "Write it out; references are not read.");
    } else if (++values > most || open.size() >= DEEPEST) {
      return refuse(
          line,
          "has more than %d values, or more than %d levels".formatted(most, DEEPEST),
          "Write less in one file.");
    }
    if (event instanceof ScalarEvent scalar) {
      if (scalar.getTag().isPresent()) {
        return refuse(line, "has the tag " + scalar.getTag().get(), "Leave it out.");
      }
      return isKey() ? key(scalar.getValue(), line) : put(valueOf(scalar), line);
    }
    CollectionStartEvent collection = (CollectionStartEvent) event;
    if (collection.getTag().isPresent() || isKey()) {
      return refuse(line, "has a tag or a key that is no text", "Write a plain text as the key.");
    }
    Object made = event instanceof MappingStartEvent ? new LinkedHashMap<>() : new ArrayList<>();
    String path = pathOfNext();
    put(made, line);
    open.push(new Open(made, path));
    return true;
  }

  private boolean refuse(int line, String reason, String remedy) {
    flaws.add(new Flaw(file, line, null, reason, remedy));
    return false;
  }

  private boolean isKey() {
    Open top = open.peek();
    return top != null && top.collection instanceof Map && top.key == null;
  }

  private boolean key(String name, int line) {
    Open top = open.element();
    if (((Map<?, ?>) top.collection).containsKey(name)) {
      flaws.add(
          new Flaw(file, line, path(top, name), "is there twice", "Leave one of the two out."));
    }
    top.key = name;
    return true;
  }

  @SuppressWarnings("unchecked") // these are its own collections
  private boolean put(@Nullable Object value, int line) {
    Open top = open.peek();
    if (top == null) {
      root = value;
    } else {
      lines.put(pathOfNext(), line);
      if (top.collection instanceof Map) {
        ((Map<String, @Nullable Object>) top.collection).put(String.valueOf(top.key), value);
        top.key = null;
      } else {
        ((List<@Nullable Object>) top.collection).add(value);
      }
    }
    return true;
  }

  private String pathOfNext() {
    Open top = open.peek();
    if (top == null) {
      return "";
    }
    return top.collection instanceof List<?> list
        ? "%s[%d]".formatted(top.path, list.size())
        : path(top, String.valueOf(top.key));
  }

  private static String path(Open parent, String name) {
    return parent.path.isEmpty() ? name : parent.path + "." + name;
  }

  private static @Nullable Object valueOf(ScalarEvent scalar) {
    String text = scalar.getValue();
    if (!scalar.isPlain()) {
      return text;
    }
    Tag tag = SETTINGS.getSchema().getScalarResolver().resolve(text, true);
    if (Tag.NULL.equals(tag)) {
      return null;
    } else if (Tag.BOOL.equals(tag)) {
      return Boolean.valueOf(text);
    } else if (Tag.INT.equals(tag)) {
      return whole(text);
    } else if (Tag.FLOAT.equals(tag)) {
      return switch (text) {
        case ".inf" -> Double.POSITIVE_INFINITY;
        case "-.inf" -> Double.NEGATIVE_INFINITY;
        case ".nan" -> Double.NaN;
        default -> Double.valueOf(text);
      };
    }
    return text;
  }

  private static Number whole(String text) {
    if (text.length() > 18) {
      return new BigInteger(text.length() > 400 ? text.substring(0, 400) : text);
    }
    long number = Long.parseLong(text);
    return number == (int) number ? (Number) (int) number : (Number) number;
  }
}
