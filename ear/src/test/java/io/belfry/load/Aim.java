package io.belfry.load;

import java.util.Locale;

/**
 * What Belfry should reach under a load, as a multiple of the Alertmanager's figure; 0 for no aim.
 *
 * @param accepted of alerts accepted a second
 * @param required of alerts processed a second, at least
 * @param processed the same, to be aimed at
 * @param shownMillis the 99th percentile of the time until an alert is shown
 */
record Aim(double accepted, double required, double processed, double shownMillis) {
  static final Aim NONE = new Aim(0, 0, 0, 0);

  static Aim accepted(double times) {
    return new Aim(times, 0, 0, 0);
  }

  static Aim processed(double required, double aim) {
    return new Aim(0, required, aim, 0);
  }

  static Aim shown(double millis) {
    return new Aim(0, 0, 0, millis);
  }

  /** An aim in words, empty for none. */
  static String times(double aim, double reached) {
    return aim == 0
        ? ""
        : String.format(Locale.ROOT, "aim %.1fx: %s", aim, reached >= aim ? "yes" : "no");
  }
}
