package io.belfry.facts.expectation;

import io.belfry.facts.AlertFact;
import io.belfry.facts.Explained;
import io.belfry.facts.Passing;
import io.belfry.facts.Severity;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A call at the heartbeat door, or a mail that names its schedule, and what it asks to be expected:
 * the next ones, or for a run that says when it begins or fails, the end of a run. The host inserts
 * it beside the alert.
 */
public final class Heartbeat implements Explained, Passing {
  /** The source of alerts that come by mail. */
  public static final String MAIL = "mail";

  /** The source of alerts that come by the heartbeat door. */
  public static final String SOURCE = "heartbeat";

  /** Labels with lengths in milliseconds: the interval, what is added to it, the longest run. */
  public static final String EVERY = "every";

  public static final String GRACE = "grace";
  public static final String MAX = "max";

  /** The label with the exit code of a run. */
  public static final String EXIT = "exit";

  /** The label of a mail with its schedule, such as {@code perday-24/2}; of several, the first. */
  public static final String SCHEDULE = "schedule";

  private static final Pattern PER_PERIOD =
      Pattern.compile("per(hour|day|month)-(\\d{1,6})/(\\d{1,6})");
  private static final String PREFIX = "heartbeat/";
  private static final long A_MINUTE = 60_000;
  private static final long AN_HOUR = 3_600_000;

  private final AlertFact alert;
  private final boolean run;
  private final boolean told;
  private final Expectation expectation;
  private final String terms;

  private Heartbeat(
      AlertFact alert, boolean run, boolean told, String kind, String name, Demand demand) {
    this.alert = alert;
    this.run = run;
    this.told = told;
    this.expectation =
        new Expectation(
            UUID.nameUUIDFromBytes((kind + " " + alert.getKey()).getBytes(StandardCharsets.UTF_8))
                .toString(),
            name,
            alert.getService(),
            Severity.MAJOR,
            By.KEY,
            alert.getKey(),
            demand,
            true);
    this.terms = expectation.terms();
  }

  /** The key of the alerts of a heartbeat. */
  public static String key(String name) {
    return PREFIX + name;
  }

  /** That the next call is expected. */
  public static Heartbeat ofInterval(AlertFact alert) {
    return new Heartbeat(
        alert,
        false,
        millis(alert, EVERY) > 0,
        "interval",
        "Heartbeat " + name(alert),
        interval(alert));
  }

  /** That the end of a run is expected. */
  public static Heartbeat ofRun(AlertFact alert) {
    return new Heartbeat(
        alert, true, millis(alert, MAX) > 0, "run", "Run of " + name(alert), run(alert));
  }

  /** That as many come within a period as a mail says of itself; null when it says nothing. */
  public static @Nullable Heartbeat ofSchedule(AlertFact alert) {
    String label = alert.label(SCHEDULE);
    Matcher schedule = PER_PERIOD.matcher(label == null ? "" : label);
    if (!schedule.lookingAt()) {
      return null;
    }
    Window within = Window.valueOf(schedule.group(1).toUpperCase(Locale.ROOT));
    long count = Long.parseLong(schedule.group(2));
    long variance = Long.parseLong(schedule.group(3));
    // A sender's clock is no machine: a part of the period is let pass.
    Demand demand =
        new Count(
            Math.max(1, count - variance),
            count + variance,
            within,
            ZoneOffset.UTC,
            within.millis() / 24);
    return new Heartbeat(alert, false, true, "schedule", "Mail: " + alert.getSummary(), demand);
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
