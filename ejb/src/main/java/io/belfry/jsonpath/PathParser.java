package io.belfry.jsonpath;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the text of a path. */
final class PathParser {
  private final PathText text;

  PathParser(String text) {
    this.text = new PathText(text);
  }

  /** Reads the first character; true when it stands for the item. */
  boolean start() {
    if (text.take("$")) {
      return false;
    }
    if (text.take("@")) {
      return true;
    }
    throw text.problem("does not start with $ or @", "Start with $ (the body) or @ (the item)");
  }

  /** Reads the rest of the text. */
  List<Segment> segments() {
    List<Segment> segments = new ArrayList<>();
    text.skipBlanks();
    while (!text.isAtEnd()) {
      segments.add(segment());
      text.skipBlanks();
    }
    return List.copyOf(segments);
  }

  private Segment segment() {
    if (text.take("..")) {
      return new Segment(true, text.take("[") ? selectors() : shorthand());
    }
    if (text.take("[")) {
      return new Segment(false, selectors());
    }
    if (text.take(".")) {
      return new Segment(false, shorthand());
    }
    throw text.problem(
        "has something else where (.) or ([) goes on",
        "Write .name, ['any name'], [0], [*] or ..name");
  }

  private List<Selector> shorthand() {
    return List.of(text.take("*") ? new Selector.Wildcard() : new Selector.Name(text.name()));
  }

  private List<Selector> selectors() {
    List<Selector> selectors = new ArrayList<>();
    do {
      text.skipBlanks();
      selectors.add(selector());
      text.skipBlanks();
    } while (text.take(","));
    if (!text.take("]")) {
      throw text.problem("has a ([) that nothing closes", "Close it with ]");
    }
    return List.copyOf(selectors);
  }

  private Selector selector() {
    if (text.take("*")) {
      return new Selector.Wildcard();
    }
    if (text.take("?")) {
      return new Selector.Filter(new ConditionParser(text).condition());
    }
    if (text.isQuote()) {
      return new Selector.Name(text.quoted());
    }
    return place();
  }

  private Selector place() {
    Long first = text.integer();
    text.skipBlanks();
    if (text.take(":")) {
      return slice(first);
    }
    if (first == null) {
      throw text.problem(
          "has no selector here", "Write a number, 'a name' in quotes, *, 0:5 or ?@.name == 'x'");
    }
    return new Selector.Index(first);
  }

  private Selector slice(@Nullable Long start) {
    text.skipBlanks();
    Long end = text.integer();
    text.skipBlanks();
    Long step = text.take(":") ? stepAfterBlanks() : null;
    return new Selector.Slice(start, end, step == null ? 1 : step);
  }

  private @Nullable Long stepAfterBlanks() {
    text.skipBlanks();
    return text.integer();
  }
}
