package io.belfry.correlation;

import io.belfry.journal.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What depends on what. A service depends on what it says and on its own configuration items; an
 * item depends on what it says and on what its service says, but not on its siblings.
 */
public final class Topology {
  /** The labels that say where something stands, the closest first. */
  public static final List<String> PLACES = List.of("host", "rack", "cluster", "site");

  static final String CI = "ci/";
  static final String SERVICE = "service/";
  private static final String HOST = "host";

  /** Together about 100 MB; then they are found again when they are asked for. */
  private static final int MOST_REMEMBERED = 2_000_000;

  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<String, Integer> standing = new HashMap<>();
  private final Map<Node, Reach> needs = new HashMap<>();
  private final Map<Node, Reach> dependants = new HashMap<>();
  private int remembered;
  private int version;

  /** One of changes that come all at once. */
  public static Topology of(List<? extends Change> changes) {
    Topology topology = new Topology();
    changes.forEach(topology::take);
    topology.settle();
    return topology;
  }

  /** Takes over a change; false for one that is none of the topology. */
  public boolean apply(Change change) {
    boolean taken = take(change);
    if (taken) {
      settle();
    }
    return taken;
  }

  private boolean take(Change change) {
    if (change instanceof Change.CiSet item) {
      Node node = node(CI + item.name());
      node.describe(true);
      stand(node, places(item));
      node.belongTo(item.service().isEmpty() ? null : node(SERVICE + item.service()));
      node.dependOn(nodes(item.dependsOn()));
    } else if (change instanceof Change.CiRemoved item) {
      Node node = node(CI + item.name());
      node.describe(false);
      stand(node, Map.of());
      node.belongTo(null);
      node.dependOn(List.of());
    } else if (change instanceof Change.ServiceDependsOn service) {
      node(SERVICE + service.service()).dependOn(nodes(service.dependsOn()));
    } else if (change instanceof Change.ServiceRemoved service) {
      Node node = nodes.get(SERVICE + service.name());
      if (node == null) {
        return false;
      }
      node.dependOn(List.of());
    } else {
      return false;
    }
    return true;
  }

  private void settle() {
    nodes.values().removeIf(Node::isLoose);
    forget();
  }

  /** Grows with each change. */
  int version() {
    return version;
  }

  /** Whether there is nothing to go by. */
  public boolean isEmpty() {
    return nodes.isEmpty();
  }

  /** The service of a configuration item, empty when the catalogue knows none. */
  public String serviceOf(String ci) {
    Node node = nodes.get(CI + ci);
    Node service = node == null ? null : node.service();
    return service == null ? "" : service.shortName();
  }

  /** What an event about these is about: the item when it is known, else the service, or null. */
  @Nullable Node about(String service, String ci) {
    Node node = ci.isEmpty() ? null : nodes.get(CI + ci);
    return node == null && !service.isEmpty() ? nodes.get(SERVICE + service) : node;
  }

  /**
   * What something about these cannot do without, such as {@code ci/filer-1}; itself among them,
   * and empty where nothing is known.
   */
  public Set<String> needs(String service, String ci) {
    Node node = about(service, ci);
    Set<String> names = new HashSet<>();
    if (node != null) {
      Reach reach = needsOf(node);
      for (int i = 0; i < reach.size(); i++) {
        names.add(reach.node(i).name());
      }
    }
    return names;
  }

  /** How many configuration items stand at a place such as {@code rack=r1}. */
  int standingAt(String place) {
    return standing.getOrDefault(place, 0);
  }

  /** All that a node cannot do without. */
  Reach needsOf(Node node) {
    return remember(needs, node, Topology::needed);
  }

  /** All that cannot do without a node. */
  Reach dependantsOf(Node node) {
    return remember(dependants, node, Topology::depending);
  }

  private Reach remember(Map<Node, Reach> known, Node node, Function<Node, List<Node>> next) {
    Reach reach = known.get(node);
    if (reach == null) {
      reach = Reach.of(node, next);
      remembered += reach.size();
      if (remembered > MOST_REMEMBERED) {
        needs.clear();
        dependants.clear();
        remembered = reach.size();
      }
      known.put(node, reach);
    }
    return reach;
  }

  private static List<Node> needed(Node node) {
    List<Node> next = new ArrayList<>(node.on());
    next.addAll(node.members().values());
    Node service = node.service();
    if (service != null) {
      service.on().stream().filter(other -> other.service() != service).forEach(next::add);
    }
    return next;
  }

  private static List<Node> depending(Node node) {
    List<Node> next = new ArrayList<>();
    for (Node other : node.dependants().values()) {
      next.add(other);
      if (node.service() != other) {
        next.addAll(other.members().values());
      }
    }
    if (node.service() != null) {
      next.add(node.service());
    }
    return next;
  }

  private void stand(Node node, Map<String, String> places) {
    node.places().values().forEach(place -> standing.merge(place, -1, Integer::sum));
    places.values().forEach(place -> standing.merge(place, 1, Integer::sum));
    standing.values().removeIf(count -> count == 0);
    node.stand(places);
  }

  private static Map<String, String> places(Change.CiSet item) {
    Map<String, String> places = new LinkedHashMap<>();
    if (item.kind().equals(HOST)) {
      places.put(HOST, place(HOST, item.name()));
    }
    for (String kind : PLACES) {
      String value = item.labels().get(kind);
      if (value != null) {
        places.putIfAbsent(kind, place(kind, value));
      }
    }
    return places;
  }

  static String place(String kind, String name) {
    return kind + "=" + name;
  }

  private List<Node> nodes(List<String> names) {
    return new TreeSet<>(names).stream().map(this::node).toList();
  }

  private Node node(String name) {
    return nodes.computeIfAbsent(name, Node::new);
  }

  private void forget() {
    needs.clear();
    dependants.clear();
    remembered = 0;
    version++;
  }
}
