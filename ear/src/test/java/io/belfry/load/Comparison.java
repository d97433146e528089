package io.belfry.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The same loads for each target, in rounds that take turns. */
final class Comparison {
  private final List<Target> targets;
  private final Alerts alerts;
  private final Alerts.Format format;
  private final String name;
  private long nextAlert;
  private int rounds;

  /**
   * @param name unlike that of any comparison before on the same servers
   */
  Comparison(List<Target> targets, Alerts.Format format, Alerts alerts, String name) {
    this.targets = targets;
    this.format = format;
    this.name = name;
    this.alerts = alerts;
  }

  /** Runs rounds of a load on each target; one and then the other goes first. */
  Map<Target.Kind, List<Result>> run(Shape shape, int count)
      throws IOException, InterruptedException {
    Map<Target.Kind, List<Result>> results = new EnumMap<>(Target.Kind.class);
    for (int i = 0; i < count; i++) {
      for (int turn = 0; turn < targets.size(); turn++) {
        Target target = targets.get((rounds + turn) % targets.size());
        Result result = one(target, shape);
        results.computeIfAbsent(target.kind(), kind -> new ArrayList<>()).add(result);
      }
      rounds++;
      nextAlert += shape.alerts();
    }
    return results;
  }

  private Result one(Target target, Shape shape) throws IOException, InterruptedException {
    String round = "Probe" + name + "r" + rounds + "x";
    Result result = new Round(target, shape, format, alerts, round).run(nextAlert);
    System.err.printf(
        "%-12s round %d of %s: %,.0f accepted/s%n",
        target.kind().word(), rounds + 1, shape.name(), result.acceptedRate());
    Thread.sleep(500);
    return result;
  }
}
