package io.belfry.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** One load on one server, from the first request until the server is done with it. */
final class Round {
  private static final double PATIENCE_SECONDS = 300;

  private final Target target;
  private final Shape shape;
  private final Alerts alerts;
  private final Alerts.Format format;
  private final String name;

  /**
   * @param name unlike that of any other round
   */
  Round(Target target, Shape shape, Alerts.Format format, Alerts alerts, String name) {
    this.target = target;
    this.shape = shape;
    this.format = format;
    this.alerts = alerts;
    this.name = name;
  }

  /**
   * Runs it.
   *
   * @param firstAlert the number of the first alert
   * @throws IllegalStateException when the server's sums are not exact
   */
  Result run(long firstAlert) throws IOException, InterruptedException {
    try (Connection control = new Connection(target.port())) {
      Accounting before = Accounting.read(target, control);
      Cost cost = new Cost(target);
      AtomicInteger next = new AtomicInteger();
      List<Sender> senders = new ArrayList<>();
      long begin = System.nanoTime() + 5_000_000;
      for (int i = 0; i < shape.connections(); i++) {
        Requests requests = new Requests(target, format, alerts, shape.perRequest());
        senders.add(new Sender(target, requests, shape, firstAlert, next, begin));
      }
      Probe probe = new Probe(target, name, interval());
      if (shape.probeMillis() > 0) {
        probe.start();
      }
      senders.forEach(Thread::start);
      Latencies acks = new Latencies();
      Map<String, Long> errors = new TreeMap<>();
      long accepted = 0;
      for (Sender sender : senders) {
        sender.join();
        accepted += sender.accepted();
        acks.addAll(sender.latencies());
        sender.errors().forEach((outcome, count) -> errors.merge(outcome, count, Long::sum));
      }
      double sent = since(begin);
      Probe.Findings probes = probe.stop();
      long expected = accepted + probes.sent();
      double processed = awaitProcessed(control, before, expected, errors.isEmpty(), begin);
      double settled = awaitListed(control, begin);
      return new Result(
          accepted,
          sent,
          processed,
          settled,
          acks,
          errors,
          probes,
          cost.server(),
          cost.database(),
          cost.generator(),
          cost.threads());
    }
  }

  /** Of the probes, in milliseconds. */
  private int interval() {
    // The Alertmanager walks through all it has to find one. As often as Belfry's, its probes would
    // take a processor, and its answers to the load would look worse than they are.
    int times = target.kind() == Target.Kind.ALERTMANAGER ? 10 : 1;
    return Math.max(1, shape.probeMillis() * times);
  }

  private double awaitProcessed(
      Connection control, Accounting before, long expected, boolean exact, long begin)
      throws IOException, InterruptedException {
    while (true) {
      Accounting sums = Accounting.read(target, control).since(before);
      double seconds = since(begin);
      if (sums.journalled() == sums.fates()) {
        if (sums.journalled() < expected || (exact && sums.journalled() != expected)) {
          throw new IllegalStateException(
              "%s accepted %d alerts and accounts for %s"
                  .formatted(target.kind().word(), expected, sums));
        }
        if (exact && sums.rejected() != 0) {
          throw new IllegalStateException("Nothing was refused, and yet it counts " + sums);
        }
        return seconds;
      }
      if (seconds > shape.seconds() + PATIENCE_SECONDS) {
        throw new IllegalStateException("Not processed in time: " + sums);
      }
      Thread.sleep(10);
    }
  }

  /** Waits until Belfry lists its newest alert, so that nothing of this round disturbs the next. */
  private double awaitListed(Connection control, long begin)
      throws IOException, InterruptedException {
    if (target.kind() == Target.Kind.BELFRY) {
      byte[] last = Probe.marker(target, name);
      int status = control.exchange(last, last.length);
      String id = Probe.id(control.body());
      if (status / 100 != 2) {
        throw new IOException("The last alert was answered " + status);
      }
      while (!target.get(control, "/api/v1/alerts?limit=1").contains("\"" + id + "\"")) {
        if (since(begin) > shape.seconds() + PATIENCE_SECONDS) {
          throw new IllegalStateException("Not listed in time: " + id);
        }
        Thread.sleep(20);
      }
    }
    return since(begin);
  }

  private static double since(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
