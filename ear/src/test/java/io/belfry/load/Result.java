package io.belfry.load;

import java.util.Map;

/**
 * What one round showed.
 *
 * @param accepted alerts answered 2xx, without the probes
 * @param sendSeconds from the first request to the last answer
 * @param processedSeconds from the first request until the server was done with each alert
 * @param settledSeconds from the first request until lists show each alert, too
 * @param errors alerts by status or failure
 * @param serverSeconds of processor time, until it settled
 * @param databaseSeconds the same of its PostgreSQL
 * @param generatorSeconds the same of this process
 * @param threads the server's, by kind
 */
record Result(
    long accepted,
    double sendSeconds,
    double processedSeconds,
    double settledSeconds,
    Latencies acks,
    Map<String, Long> errors,
    Probe.Findings probes,
    double serverSeconds,
    double databaseSeconds,
    double generatorSeconds,
    Map<String, Double> threads) {

  /** Alerts a second, until the last answer. */
  double acceptedRate() {
    return accepted / sendSeconds;
  }

  /** Alerts a second, until the server was done with them. */
  double processedRate() {
    return accepted / processedSeconds;
  }

  /** Milliseconds of processor time for a thousand alerts, the server and its database together. */
  double cost() {
    return (serverSeconds + databaseSeconds) * 1e6 / accepted;
  }
}
