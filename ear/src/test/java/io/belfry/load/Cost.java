package io.belfry.load;

import java.util.Map;
import java.util.TreeMap;

/** Processor time since it was made, in seconds, of each who takes part. */
final class Cost {
  private final Target target;
  private final double server;
  private final double database;
  private final double generator;
  private final Map<String, Double> threads;

  Cost(Target target) {
    this.target = target;
    server = Processes.seconds(target.process(), target.database());
    database = Processes.seconds(target.database(), 0);
    generator = Processes.seconds(ProcessHandle.current().pid(), 0);
    threads = Processes.threads(target.process(), target.database());
  }

  double server() {
    return Processes.seconds(target.process(), target.database()) - server;
  }

  double database() {
    return Processes.seconds(target.database(), 0) - database;
  }

  double generator() {
    return Processes.seconds(ProcessHandle.current().pid(), 0) - generator;
  }

  /** The server's, by kind of thread. */
  Map<String, Double> threads() {
    Map<String, Double> now = new TreeMap<>(Processes.threads(target.process(), target.database()));
    now.replaceAll((kind, seconds) -> seconds - threads.getOrDefault(kind, 0.0));
    return now;
  }
}
