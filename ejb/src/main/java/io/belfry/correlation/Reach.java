package io.belfry.correlation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The nodes that one can get to, the nearest first and the start among them. Each is visited once,
 * so that circles end; beyond a bound the farther ones are left out.
 */
final class Reach {
  /** No more of them are looked at: farther ones explain nothing that people would believe. */
  static final int MOST_NODES = 5_000;

  private final List<Node> nodes = new ArrayList<>();
  private final List<Integer> depths = new ArrayList<>();
  private final List<Integer> before = new ArrayList<>();
  private final Set<Node> known = new HashSet<>();

  private Reach() {}

  /**
   * @param next the neighbours of a node, in a fixed order
   */
  static Reach of(Node start, Function<Node, List<Node>> next) {
    Reach reach = new Reach();
    reach.add(start, 0, -1);
    for (int at = 0; at < reach.nodes.size(); at++) {
      for (Node node : next.apply(reach.nodes.get(at))) {
        if (reach.nodes.size() >= MOST_NODES) {
          return reach;
        }
        if (!reach.known.contains(node)) {
          reach.add(node, reach.depths.get(at) + 1, at);
        }
      }
    }
    return reach;
  }

  private void add(Node node, int depth, int from) {
    known.add(node);
    nodes.add(node);
    depths.add(depth);
    before.add(from);
  }

  int size() {
    return nodes.size();
  }

  Node node(int at) {
    return nodes.get(at);
  }

  /** How many steps away; 0 is the start. */
  int depth(int at) {
    return depths.get(at);
  }

  boolean contains(Node node) {
    return known.contains(node);
  }

  /** The names from the start to a node. */
  List<String> path(int at) {
    ArrayDeque<String> path = new ArrayDeque<>();
    for (int step = at; step >= 0; step = before.get(step)) {
      path.addFirst(nodes.get(step).shortName());
    }
    return List.copyOf(path);
  }
}
