package io.belfry.correlation;

import io.belfry.facts.correlation.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The events that fire now, by what they are about and by where that is. All of it follows from the
 * topology and from what fires, so that it need not be kept.
 */
public final class Troubles {
  /** No more than these are compared where many are close to each other. */
  private static final int MOST_COMPARED = 32;

  private static final int MOST_STEPS_TO_A_ROOT = 64;

  private final Topology topology;
  private final Map<String, Placed> byKey = new HashMap<>();
  private final Map<Long, Placed> unexplained = new TreeMap<>();
  private final Map<Node, Firing> atNode = new HashMap<>();
  private final Map<String, Firing> atHost = new HashMap<>();
  private final Map<String, Firing> atPlace = new HashMap<>();
  private int placedBy;

  /** Where a trouble is. */
  private record Placed(Trouble trouble, long since, @Nullable Node node, List<String> all) {
    List<String> hosts() {
      return all.stream().filter(place -> relation(place) == Relation.HOST).toList();
    }

    List<String> places() {
      return all.stream().filter(place -> relation(place) != Relation.HOST).toList();
    }
  }

  public Troubles(Topology topology) {
    this.topology = topology;
    this.placedBy = topology.version();
  }

  /** It fires from here on. */
  public void add(Trouble trouble) {
    placeAgain();
    remove(trouble.key());
    place(trouble);
  }

  /** It fires no more, or is none of ours any more. */
  public void remove(String key) {
    Placed placed = byKey.remove(key);
    if (placed != null) {
      unexplained.remove(placed.trouble().number());
      Node node = placed.node();
      if (node != null) {
        take(atNode, node, placed);
      }
      placed.hosts().forEach(host -> take(atHost, host, placed));
      placed.places().forEach(place -> take(atPlace, place, placed));
    }
  }

  /** What explains it has changed. */
  public void explained(Trouble trouble) {
    if (byKey.containsKey(trouble.key())) {
      remove(trouble.key());
      place(trouble);
    }
  }

  /** Whether the topology knows what it is about, or where that is. */
  public boolean concerns(Trouble trouble) {
    Placed placed = placed(trouble);
    return placed != null && (placed.node() != null || !placed.all().isEmpty());
  }

  /** Whether something else could explain it: it depends on something, or is not alone there. */
  public boolean mayBeSymptom(Trouble trouble) {
    Placed placed = placed(trouble);
    if (placed == null) {
      return false;
    }
    Node node = placed.node();
    return (node != null && topology.needsOf(node).size() > 1)
        || placed.all().stream().anyMatch(place -> topology.standingAt(place) > 1);
  }

  /**
   * What explains it by dependencies: the deepest failing one that can be reached, and what
   * explains that one.
   *
   * @param since what neither began nor was heard of since then explains nothing
   */
  public @Nullable Found deepest(Trouble trouble, long since) {
    Placed placed = placed(trouble);
    Node node = placed == null ? null : placed.node();
    if (node == null) {
      return null;
    }
    Reach reach = topology.needsOf(node);
    Trouble best = null;
    int at = -1;
    for (int i = reach.size() - 1; i > 0; i--) {
      if (best != null && reach.depth(i) < reach.depth(at)) {
        break;
      }
      Firing firing = atNode.get(reach.node(i));
      Trouble found = firing == null ? null : firing.firstSince(since);
      if (found != null
          && !rootOf(found).key().equals(trouble.key())
          && (best == null || found.number() < best.number())) {
        best = found;
        at = i;
      }
    }
    return best == null
        ? null
        : new Found(
            Relation.DEPENDENCY,
            best.key(),
            rootOf(best).key(),
            reach.depth(at),
            reach.path(at),
            trouble.firingSince() - best.firingSince());
  }

  /**
   * What began before it, close to it, and is at least as urgent: at the same item, at the same
   * host, or where at least half of a rack, a cluster or a site fails.
   *
   * @param since what began before explains nothing
   */
  public @Nullable Found closest(Trouble trouble, long since) {
    Placed placed = placed(trouble);
    if (placed == null) {
      return null;
    }
    Node node = placed.node();
    if (node != null && !node.isService()) {
      Found same =
          first(
              trouble,
              Relation.CI,
              node.shortName(),
              Objects.requireNonNull(atNode.get(node)),
              since);
      if (same != null) {
        return same;
      }
    }
    for (String place : placed.all()) {
      Relation relation = relation(place);
      Firing firing = relation == Relation.HOST ? atHost.get(place) : atPlace.get(place);
      if (firing != null && (relation == Relation.HOST || mostFail(firing, place))) {
        String name = place.substring(place.indexOf('=') + 1);
        Found found = first(trouble, relation, name, firing, since);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /**
   * Those that nothing explains yet, and that depend on what another is about, the oldest first.
   *
   * @param since those that began before are left alone
   */
  public List<Trouble> dependingOn(Trouble cause, long since) {
    Placed placed = placed(cause);
    Node node = placed == null ? null : placed.node();
    if (node == null) {
      return List.of();
    }
    Reach dependants = topology.dependantsOf(node);
    TreeMap<Long, Trouble> found = new TreeMap<>();
    if (unexplained.size() < dependants.size()) {
      for (Placed each : unexplained.values()) {
        if (each.node() != null && each.node() != node && dependants.contains(each.node())) {
          collect(each.trouble(), since, found);
        }
      }
    } else {
      for (int i = 1; i < dependants.size(); i++) {
        Firing firing = atNode.get(dependants.node(i));
        if (firing != null) {
          firing.begunSince(since).forEach(each -> collect(each, since, found));
        }
      }
    }
    Trouble root = rootOf(cause);
    found.remove(root.number());
    return List.copyOf(found.values());
  }

  /**
   * Those that nothing explains yet where most of a place fails, and that are no more urgent than
   * what began there first, the oldest first.
   */
  public List<Trouble> beside(Trouble cause, Relation relation, Trouble symptom, long since) {
    Placed placed = placed(symptom);
    TreeMap<Long, Trouble> found = new TreeMap<>();
    if (placed != null) {
      for (String place : placed.places()) {
        Firing firing = atPlace.get(place);
        if (relation(place) == relation && firing != null) {
          firing.begunSince(since).forEach(each -> collect(each, since, found));
        }
      }
    }
    found.values().removeIf(each -> each.priority().compareTo(cause.priority()) < 0);
    found.remove(rootOf(cause).number());
    return List.copyOf(found.values());
  }

  private static void collect(Trouble each, long since, Map<Long, Trouble> found) {
    if (each.causeKey() == null && !each.isFixed() && each.firingSince() >= since) {
      found.put(each.number(), each);
    }
  }

  private @Nullable Found first(
      Trouble trouble, Relation relation, String name, Firing firing, long since) {
    int compared = 0;
    for (Trouble each : firing.begunSince(since)) {
      if (++compared > MOST_COMPARED) {
        return null;
      }
      Trouble root = rootOf(each);
      if (!root.key().equals(trouble.key()) && root.priority().compareTo(trouble.priority()) <= 0) {
        return new Found(
            relation,
            each.key(),
            root.key(),
            0,
            List.of(name),
            trouble.firingSince() - each.firingSince());
      }
    }
    return null;
  }

  /** At least three items, and at least half of those that stand there. */
  private boolean mostFail(Firing firing, String place) {
    return firing.failing() >= 3 && 2 * firing.failing() >= topology.standingAt(place);
  }

  private Trouble rootOf(Trouble trouble) {
    Trouble root = trouble;
    for (int i = 0; i < MOST_STEPS_TO_A_ROOT; i++) {
      String cause = root.causeKey();
      Placed next = cause == null ? null : byKey.get(cause);
      if (next == null) {
        return root;
      }
      root = next.trouble();
    }
    return root;
  }

  private @Nullable Placed placed(Trouble trouble) {
    placeAgain();
    return byKey.get(trouble.key());
  }

  /** The catalogue may come to know what has been open for long. */
  private void placeAgain() {
    if (placedBy != topology.version()) {
      placedBy = topology.version();
      Map<Long, Trouble> all = new TreeMap<>();
      byKey.values().forEach(each -> all.put(each.trouble().number(), each.trouble()));
      byKey.clear();
      unexplained.clear();
      atNode.clear();
      atHost.clear();
      atPlace.clear();
      all.values().forEach(this::place);
    }
  }

  private void place(Trouble trouble) {
    Node node = topology.isEmpty() ? null : topology.about(trouble.service(), trouble.ci());
    Placed placed = new Placed(trouble, trouble.firingSince(), node, places(trouble, node));
    byKey.put(trouble.key(), placed);
    if (trouble.causeKey() == null) {
      unexplained.put(trouble.number(), placed);
    }
    if (node != null) {
      add(atNode, node, placed);
    }
    if (!trouble.isDependent()) {
      placed.places().forEach(place -> add(atPlace, place, placed));
    }
    placed.hosts().forEach(host -> add(atHost, host, placed));
  }

  /** What the catalogue says comes first; places where nothing is known to stand are none. */
  private List<String> places(Trouble trouble, @Nullable Node node) {
    if (topology.isEmpty()) {
      return List.of();
    }
    Map<String, String> told = new LinkedHashMap<>();
    if (node != null) {
      told.putAll(node.places());
    }
    trouble.places().forEach((kind, name) -> told.putIfAbsent(kind, Topology.place(kind, name)));
    List<String> places = new ArrayList<>();
    for (String kind : Topology.PLACES) {
      String place = told.get(kind);
      if (place != null && topology.standingAt(place) > 0) {
        places.add(place);
      }
    }
    return places;
  }

  private static Relation relation(String place) {
    return switch (place.substring(0, place.indexOf('='))) {
      case "host" -> Relation.HOST;
      case "rack" -> Relation.RACK;
      case "cluster" -> Relation.CLUSTER;
      default -> Relation.SITE;
    };
  }

  private static <K> void add(Map<K, Firing> index, K at, Placed placed) {
    index
        .computeIfAbsent(at, key -> new Firing())
        .add(placed.trouble(), placed.since(), placed.node());
  }

  private static <K> void take(Map<K, Firing> index, K at, Placed placed) {
    Firing firing = index.get(at);
    if (firing != null) {
      firing.remove(placed.trouble(), placed.since(), placed.node());
      if (firing.isEmpty()) {
        index.remove(at);
      }
    }
  }
}
