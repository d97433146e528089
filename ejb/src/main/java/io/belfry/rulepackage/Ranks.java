package io.belfry.rulepackage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Orders of packages, of which only some judge. */
final class Ranks {
  private Ranks() {}

  /**
   * An order in which those that are wanted take, as they are wanted, the places that they have
   * among themselves; all others stay where they are.
   */
  static List<String> merged(List<String> all, List<String> wanted) {
    Set<String> moved = new HashSet<>(wanted);
    moved.retainAll(all);
    Iterator<String> next = wanted.stream().filter(moved::contains).distinct().iterator();
    List<String> merged = new ArrayList<>();
    for (String name : all) {
      merged.add(moved.contains(name) ? next.next() : name);
    }
    return merged;
  }
}
