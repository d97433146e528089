package io.belfry.correlation;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A service or a configuration item of the graph; it may be named before anybody describes it. */
final class Node {
  private final String name;
  private final SortedMap<String, Node> members = new TreeMap<>();
  private final SortedMap<String, Node> dependants = new TreeMap<>();
  private List<Node> on = List.of();
  private @Nullable Node service;
  private Map<String, String> places = Map.of();
  private boolean described;

  /**
   * @param name such as {@code ci/web-1}
   */
  Node(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  /** Its own name, without what it is. */
  String shortName() {
    return name.substring(name.indexOf('/') + 1);
  }

  boolean isService() {
    return name.startsWith(Topology.SERVICE);
  }

  /** What was said that it depends on. */
  List<Node> on() {
    return on;
  }

  void dependOn(List<Node> others) {
    on.forEach(other -> other.dependants.remove(name));
    on = others;
    on.forEach(other -> other.dependants.put(name, this));
  }

  /** Those that were said to depend on it. */
  SortedMap<String, Node> dependants() {
    return dependants;
  }

  /** The service that a configuration item belongs to. */
  @Nullable Node service() {
    return service;
  }

  void belongTo(@Nullable Node other) {
    if (service != null) {
      service.members.remove(name);
    }
    service = other;
    if (other != null) {
      other.members.put(name, this);
    }
  }

  /** The configuration items of a service. */
  SortedMap<String, Node> members() {
    return members;
  }

  /** Where it stands, such as {@code rack=r1}, by the kind of place. */
  Map<String, String> places() {
    return places;
  }

  void stand(Map<String, String> where) {
    places = where;
  }

  /** Whether it is in the catalogue itself, and not only named by others. */
  void describe(boolean is) {
    described = is;
  }

  /** Whether nothing is said of it any more. */
  boolean isLoose() {
    return !described
        && on.isEmpty()
        && service == null
        && members.isEmpty()
        && dependants.isEmpty()
        && places.isEmpty();
  }
}
