package io.belfry.load;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The loads of the benchmark, and what Belfry should reach under each. */
final class Shapes {
  private static final int LONGEST_SECONDS = 120;

  /**
   * So many senders wait at the same time. Who answers after a commit needs more of them than who
   * keeps alerts in memory; with few, only the disk is measured.
   */
  private static final int CONNECTIONS = 128;

  private static final int FEW = 32;

  private Shapes() {}

  /** Those that the options ask for, in their order. */
  static Map<Shape, Aim> of(Options options, boolean quick) {
    int connections = options.number("connections", CONNECTIONS);
    int probe = options.number("probe", 20);
    String only = options.text("only", "");
    Map<Shape, Aim> shapes = new LinkedHashMap<>();
    if (options.has("alerts")) {
      shapes.put(
          new Shape(
              "as asked",
              options.number("alerts", 1),
              options.number("per-request", 10),
              options.number("rate", 0),
              connections,
              options.number("rate", 0) > 0 ? probe : 0,
              options.number("seconds", LONGEST_SECONDS)),
          Aim.shown(25));
      return shapes;
    }
    int burst = quick ? 30_000 : 100_000;
    shapes.put(burst("burst-100", burst, 100, connections), Aim.accepted(2.5));
    shapes.put(burst("burst-10", burst, 10, connections), Aim.accepted(2.5));
    shapes.put(burst("burst-1", quick ? 10_000 : burst, 1, connections), Aim.accepted(1));
    shapes.put(
        burst("sustained-10", quick ? 100_000 : 500_000, 10, connections), Aim.processed(1, 1.2));
    int seconds = quick ? 5 : 20;
    shapes.put(
        paced("paced-1000", 1_000, seconds, Math.min(connections, FEW), probe), Aim.shown(25));
    shapes.put(
        paced("paced-5000", 5_000, seconds, Math.min(connections, FEW), probe), Aim.shown(25));
    shapes.keySet().removeIf(shape -> !shape.name().contains(only));
    return shapes;
  }

  /**
   * What comes before, for both servers compile or grow while they learn a load: a server works for
   * months, and Java has compiled what is hot for good after about a million alerts.
   */
  static List<Shape> warmUp(Options options, boolean quick) {
    int connections = options.number("connections", CONNECTIONS);
    int alerts = options.number("warm-up", quick ? 60_000 : 1_000_000);
    return alerts == 0
        ? List.of()
        : List.of(
            burst("warm-up-10", alerts, 10, connections),
            burst("warm-up-100", alerts / 2, 100, connections),
            burst("warm-up-1", alerts / 10, 1, connections),
            paced("warm-up-paced", 1_000, quick ? 3 : 45, Math.min(connections, FEW), 20));
  }

  private static Shape burst(String name, int alerts, int perRequest, int connections) {
    return new Shape(name, alerts, perRequest, 0, connections, 0, LONGEST_SECONDS);
  }

  private static Shape paced(String name, int rate, int seconds, int connections, int probe) {
    return new Shape(name, rate * seconds, 10, rate, connections, probe, seconds + 30);
  }
}
