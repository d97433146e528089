package io.belfry.load;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * One thread with one connection. It takes the next request of those that all senders share, waits
 * until that is due, and sends it. With a rate the latency counts from when it was due, so that
 * what waits for a slow answer is not forgotten.
 */
final class Sender extends Thread {
  private final Target target;
  private final Requests requests;
  private final Shape shape;
  private final long firstAlert;
  private final AtomicInteger next;
  private final long begin;
  private final Latencies latencies = new Latencies();
  private final Map<String, Long> errors = new TreeMap<>();
  private long accepted;

  /**
   * @param next the number of the next request, shared
   * @param begin when the first is due, in nanoseconds
   */
  Sender(
      Target target,
      Requests requests,
      Shape shape,
      long firstAlert,
      AtomicInteger next,
      long begin) {
    super("sender");
    this.target = target;
    this.requests = requests;
    this.shape = shape;
    this.firstAlert = firstAlert;
    this.next = next;
    this.begin = begin;
  }

  @Override
  public void run() {
    long last = begin + shape.seconds() * 1_000_000_000L;
    try (Connection connection = new Connection(target.port())) {
      for (int i = next.getAndIncrement(); i < shape.requests(); i = next.getAndIncrement()) {
        int length = requests.make(firstAlert + (long) i * shape.perRequest());
        long due =
            shape.rate() == 0
                ? Math.max(begin, System.nanoTime())
                : begin + (long) (i * 1e9 * shape.perRequest() / shape.rate());
        for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
          LockSupport.parkNanos(due - now);
        }
        if (System.nanoTime() > last) {
          return;
        }
        send(connection, length, due);
      }
    }
  }

  private void send(Connection connection, int length, long due) {
    String outcome;
    try {
      int status = connection.exchange(requests.bytes(), length);
      latencies.add(System.nanoTime() - due);
      if (status / 100 == 2) {
        accepted += shape.perRequest();
        return;
      }
      outcome = Integer.toString(status);
    } catch (IOException failure) {
      outcome = failure.getClass().getSimpleName();
    }
    errors.merge(outcome, (long) shape.perRequest(), Long::sum);
  }

  /** Of the answers; to be read after the end. */
  Latencies latencies() {
    return latencies;
  }

  /** Alerts by status or failure. */
  Map<String, Long> errors() {
    return errors;
  }

  /** Alerts that were answered 2xx. */
  long accepted() {
    return accepted;
  }
}
