package io.belfry.correlation;

import io.belfry.facts.correlation.Relation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The events that fire now, by what they are about and by where that is. All of it follows from the
 * topology and from what fires, so that it need not be kept. Of those that are nowhere, which are
 * most where the topology knows little, nothing is remembered here.
 */
public final class Troubles {
  /** No more than these are compared where many are close to each other. */
  private static final int MOST_COMPARED = 32;

  private static final int MOST_STEPS_TO_A_ROOT = 64;

  private final Topology topology;
  private final Events events;
  private final Map<String, Placed> placed = new HashMap<>();

  /** Those that depend on something, or have something depend on them, by number. */
  private final Map<Long, Placed> unexplained = new TreeMap<>();

  private final Map<Node, Firing> atNode = new HashMap<>();
  private final Map<String, Firing> atHost = new HashMap<>();
  private final Map<String, Firing> atPlace = new HashMap<>();
  private int placedBy;

  /** The events that are open, whether they fire or not. */
  public interface Events {
    @Nullable Trouble find(String key);

    /** In any order. */
    Collection<? extends Trouble> all();
  }

  /** Where a trouble is; it is somewhere. */
  private record Placed(Trouble trouble, long since, @Nullable Node node, List<String> all) {
    List<String> hosts() {
      return all.stream().filter(place -> relation(place) == Relation.HOST).toList();
    }

    List<String> places() {
      return all.stream().filter(place -> relation(place) != Relation.HOST).toList();
    }
  }

  /**
   * @param events is asked whenever a trouble leads to another
   */
  public Troubles(Topology topology, Events events) {
    this.topology = topology;
    this.events = events;
    this.placedBy = topology.version();
  }

  /** It fires from here on. */
  public void add(Trouble trouble) {
    placeAgain();
    displace(trouble.key());
    trouble.count(true);
    place(trouble);
  }

  /** It fires no more, or is none of ours any more. */
  public void remove(Trouble trouble) {
    trouble.count(false);
    displace(trouble.key());
  }

  private void displace(String key) {
    Placed gone = placed.remove(key);
    if (gone != null) {
      unexplained.remove(gone.trouble().number());
      Node node = gone.node();
      if (node != null) {
        take(atNode, node, gone);
      }
      gone.hosts().forEach(host -> take(atHost, host, gone));
      gone.places().forEach(place -> take(atPlace, place, gone));
    }
  }

  /** What explains it has changed. */
  public void explained(Trouble trouble) {
    if (placed.containsKey(trouble.key())) {
      displace(trouble.key());
      place(trouble);
    }
  }

  /** Whether the topology knows what it is about, or where that is. */
  public boolean concerns(Trouble trouble) {
    return placed(trouble) != null;
  }

  /** Whether something else could explain it: it depends on something, or is not alone there. */
  public boolean mayBeSymptom(Trouble trouble) {
    Placed where = placed(trouble);
    if (where == null) {
      return false;
    }
    Node node = where.node();
    return (node != null && topology.needsOf(node).size() > 1)
        || where.all().stream().anyMatch(place -> topology.standingAt(place) > 1);
  }

  /**
   * What explains it by dependencies: the deepest failing one that can be reached, and what
   * explains that one.
   *
   * @param since what neither began nor was heard of since then explains nothing
   */
  public @Nullable Found deepest(Trouble trouble, long since) {
    Placed where = placed(trouble);
    Node node = where == null ? null : where.node();
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
    Placed where = placed(trouble);
    if (where == null) {
      return null;
    }
    Node node = where.node();
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
    for (String place : where.all()) {
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
    Placed where = placed(cause);
    Node node = where == null ? null : where.node();
    if (node == null) {
      return List.of();
    }
    Reach dependants = topology.dependantsOf(node);
    TreeMap<Long, Trouble> found = new TreeMap<>();
    if (unexplained.size() < dependants.size()) {
      for (Placed each : unexplained.values()) {
        Node at = each.node();
        if (at != null && at != node && dependants.contains(at)) {
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
    Placed where = placed(symptom);
    TreeMap<Long, Trouble> found = new TreeMap<>();
    if (where != null) {
      for (String place : where.places()) {
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
      Trouble next = cause == null ? null : events.find(cause);
      if (next == null || !next.isCounted()) {
        return root;
      }
      root = next;
    }
    return root;
  }

  private @Nullable Placed placed(Trouble trouble) {
    placeAgain();
    return placed.get(trouble.key());
  }

  /** The catalogue may come to know what has been open for long. */
  private void placeAgain() {
    if (placedBy != topology.version()) {
      placedBy = topology.version();
      Map<Long, Trouble> all = new TreeMap<>();
      for (Trouble each : events.all()) {
        if (each.isCounted()) {
          all.put(each.number(), each);
        }
      }
      placed.clear();
      unexplained.clear();
      atNode.clear();
      atHost.clear();
      atPlace.clear();
      all.values().forEach(this::place);
    }
  }

  private void place(Trouble trouble) {
    Node node = topology.isEmpty() ? null : topology.about(trouble.service(), trouble.ci());
    List<String> places = places(trouble, node);
    if (node == null && places.isEmpty()) {
      return;
    }
    Placed where = new Placed(trouble, trouble.firingSince(), node, places);
    placed.put(trouble.key(), where);
    if (node != null) {
      add(atNode, node, where);
      if (trouble.causeKey() == null) {
        unexplained.put(trouble.number(), where);
      }
    }
    if (!trouble.isDependent()) {
      where.places().forEach(place -> add(atPlace, place, where));
    }
    where.hosts().forEach(host -> add(atHost, host, where));
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
