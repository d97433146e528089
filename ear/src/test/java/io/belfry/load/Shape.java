package io.belfry.load;

/**
 * A load.
 *
 * @param alerts how many are sent
 * @param perRequest how many go into one request
 * @param rate alerts a second, or 0 for as fast as the answers come
 * @param connections each with a thread of its own
 * @param probeMillis a probe each so many milliseconds, 0 for none
 * @param seconds after so many nothing more is sent
 */
record Shape(
    String name,
    int alerts,
    int perRequest,
    int rate,
    int connections,
    int probeMillis,
    int seconds) {
  static final int MOST_ALERTS = 1_000_000;

  Shape {
    within("alerts", alerts, MOST_ALERTS);
    within("alerts a request", perRequest, 1_000);
    within("connections", connections, 256);
    within("seconds", seconds, 600);
    if (rate < 0 || probeMillis < 0) {
      throw new IllegalArgumentException("A rate or an interval is negative. Use 0 for none.");
    }
  }

  /** Requests in all; what does not fill one is not sent. */
  int requests() {
    return alerts / perRequest;
  }

  private static void within(String what, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          "The number of %s (%d) is not from 1 to %d.".formatted(what, value, most));
    }
  }
}
