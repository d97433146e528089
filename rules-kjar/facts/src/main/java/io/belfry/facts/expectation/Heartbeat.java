package io.belfry.facts.expectation;

import io.belfry.facts.AlertFact;
import io.belfry.facts.Explained;
import io.belfry.facts.Passing;
import io.belfry.facts.Severity;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/**
 * A call at the heartbeat door, and what it asks to be expected: the next call, or for a run that
 * says when it begins or fails, the end of a run. The host inserts it beside the alert.
 */
public final class Heartbeat implements Explained, Passing {
  /** The source of such alerts. */
  public static final String SOURCE = "heartbeat";

  /** Labels with lengths in milliseconds: the interval, what is added to it, the longest run. */
  public static final String EVERY = "every";

  public static final String GRACE = "grace";
  public static final String MAX = "max";

  /** The label with the exit code of a run. */
  public static final String EXIT = "exit";

  private static final String PREFIX = "heartbeat/";
  private static final long A_MINUTE = 60_000;
  private static final long AN_HOUR = 3_600_000;

  private final AlertFact alert;
  private final boolean run;
  private final boolean told;
  private final Expectation expectation;
  private final String terms;

  private Heartbeat(AlertFact alert, boolean run) {
    this.alert = alert;
    this.run = run;
    this.told = millis(alert, run ? MAX : EVERY) > 0;
    this.expectation =
        new Expectation(
            UUID.nameUUIDFromBytes(
                    ((run ? "run " : "interval ") + alert.getKey())
                        .getBytes(StandardCharsets.UTF_8))
                .toString(),
            (run ? "Run of " : "Heartbeat ") + name(alert),
            alert.getService(),
            Severity.MAJOR,
            By.KEY,
            alert.getKey(),
            run ? run(alert) : interval(alert),
            true);
    this.terms = expectation.terms();
  }

  /** The key of the alerts of a heartbeat. */
  public static String key(String name) {
    return PREFIX + name;
  }

  /** That the next call is expected. */
  public static Heartbeat ofInterval(AlertFact alert) {
    return new Heartbeat(alert, false);
  }

  /** That the end of a run is expected. */
  public static Heartbeat ofRun(AlertFact alert) {
    return new Heartbeat(alert, true);
  }

  /** Whether a call speaks of runs. */
  public static boolean isOfRun(AlertFact alert) {
    return Signal.of(alert) != Signal.ARRIVED || alert.label(EXIT) != null;
  }

  private static Demand interval(AlertFact alert) {
    long every = millis(alert, EVERY);
    if (every == 0) {
      return new Silence(0, 0);
    }
    long grace = millis(alert, GRACE);
    return new Silence(
        every + (grace > 0 ? grace : Math.max(A_MINUTE, Math.min(AN_HOUR, every / 5))), 0);
  }

  private static Demand run(AlertFact alert) {
    long max = millis(alert, MAX);
    return new Run(max > 0 ? max : AN_HOUR);
  }

  private static String name(AlertFact alert) {
    String key = alert.getKey();
    return key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : key;
  }

  private static long millis(AlertFact alert, String label) {
    String text = alert.label(label);
    return text != null && text.matches("\\d{1,15}") ? Long.parseLong(text) : 0;
  }

  public AlertFact getAlert() {
    return alert;
  }

  /** What the field that it goes by must be. */
  public String getMatch() {
    return expectation.match();
  }

  public boolean isRun() {
    return run;
  }

  /** Whether the call says how long, and need not leave it to us. */
  public boolean isTold() {
    return told;
  }

  public Expectation getExpectation() {
    return expectation;
  }

  public String getId() {
    return expectation.id();
  }

  public String getTerms() {
    return terms;
  }

  /** That the call is an arrival of what it made be expected. */
  public Arrival arrival() {
    return new Arrival(expectation.id(), alert);
  }

  @Override
  public String factName() {
    return "heartbeat";
  }

  @Override
  public Map<String, String> factValues() {
    return Map.of("key", alert.getKey());
  }
}
