package io.belfry.jsonpath;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/**
 * One evaluation.
 *
 * @param document what {@code $} in a filter means
 * @param steps what it may still cost
 */
record Query(JsonNode document, Steps steps) {

  /**
   * Hands on every value at which the segments arrive, in document order, until {@code more} says
   * that it has enough.
   *
   * @return whether more are wanted
   */
  boolean follow(List<Segment> segments, JsonNode from, Predicate<JsonNode> more) {
    steps.take();
    if (segments.isEmpty()) {
      return more.test(from);
    }
    Segment segment = segments.get(0);
    List<Segment> rest = segments.subList(1, segments.size());
    Predicate<JsonNode> onward = value -> follow(rest, value, more);
    return segment.descending()
        ? descend(segment, from, onward)
        : segment.select(this, from, onward);
  }

  /** Without recursion: a body may be a thousand levels deep. */
  private boolean descend(Segment segment, JsonNode from, Predicate<JsonNode> onward) {
    Deque<Iterator<JsonNode>> open = new ArrayDeque<>();
    open.push(List.of(from).iterator());
    while (!open.isEmpty()) {
      if (!open.peek().hasNext()) {
        open.pop();
        continue;
      }
      JsonNode value = open.peek().next();
      steps.take();
      if (!segment.select(this, value, onward)) {
        return false;
      }
      if (value.isContainerNode()) {
        open.push(value.elements());
      }
    }
    return true;
  }

  /** Returns the value at the end of a path that leads to one at most, or a missing node. */
  JsonNode single(List<Selector> path, boolean ofItem, JsonNode item) {
    JsonNode value = ofItem ? item : document;
    for (Selector selector : path) {
      List<JsonNode> found = new ArrayList<>(1);
      selector.select(this, value, found::add);
      if (found.isEmpty()) {
        return MissingNode.getInstance();
      }
      value = found.get(0);
    }
    return value;
  }
}
