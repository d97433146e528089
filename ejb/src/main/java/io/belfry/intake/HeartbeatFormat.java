package io.belfry.intake;

import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.facts.expectation.Heartbeat;
import io.belfry.facts.expectation.Signal;
import io.belfry.journal.Alert;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Length;
import io.belfry.platform.Line;
import io.belfry.platform.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A call of a job that says it is there. What it says stands in the address; the body is the job's
 * own output, of which the beginning is kept.
 */
public final class HeartbeatFormat implements AlertFormat {
  private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{N}._~:@+-]{1,200}");
  private static final Pattern EXIT = Pattern.compile("\\d{1,3}");
  private static final int LONGEST_SUMMARY = 4096;
  private static final int LONGEST_ORIGINAL = 10_000;
  private static final long SECOND = 1_000;
  private static final long DAY = 86_400_000L;

  private final String key;
  private final String ending;
  private final Map<String, String> query;

  /**
   * @param key names the job
   * @param ending {@code start}, {@code fail}, an exit code, or empty for success
   * @param query every, grace and max as lengths, and service
   */
  public HeartbeatFormat(String key, String ending, Map<String, String> query) {
    this.key = key;
    this.ending = ending;
    this.query = Map.copyOf(query);
  }

  @Override
  public String name() {
    return Heartbeat.SOURCE;
  }

  @Override
  public int limit() {
    return 4 << 20;
  }

  @Override
  public Parsed parse(byte[] body, Instant now) {
    if (!KEY.matcher(key).matches()) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "key",
          "The key (%s) cannot be one".formatted(Line.shown(key)),
          "Use letters, digits and . _ ~ : @ + -, at most 200");
    }
    Map<String, String> labels = new TreeMap<>();
    boolean failed = signal(labels);
    length(labels, Heartbeat.EVERY, 10 * SECOND, 366 * DAY);
    length(labels, Heartbeat.GRACE, SECOND, 31 * DAY);
    length(labels, Heartbeat.MAX, SECOND, 31 * DAY);
    String service = query.getOrDefault("service", "").strip();
    byte[] kept = Arrays.copyOf(body, Math.min(body.length, LONGEST_ORIGINAL));
    String output = Texts.storable(new String(kept, StandardCharsets.UTF_8)).strip();
    return new Parsed(
        List.of(
            new Alert(
                name(),
                name(),
                Heartbeat.key(key),
                Status.FIRING,
                failed ? Severity.MAJOR : Severity.INFO,
                output.isEmpty() ? summary(failed) : Texts.cut(output, LONGEST_SUMMARY),
                service.isEmpty() ? "" : Line.of("service", service, 200),
                "",
                labels,
                0,
                "")),
        List.of(),
        kept);
  }

  /** Says what the ending means, and whether that is a failure. */
  private boolean signal(Map<String, String> labels) {
    if (EXIT.matcher(ending).matches()) {
      int code = Integer.parseInt(ending);
      labels.put(Heartbeat.EXIT, Integer.toString(code));
      if (code != 0) {
        labels.put(Signal.LABEL, "fail");
      }
      return code != 0;
    }
    switch (ending) {
      case "" -> {
        return false;
      }
      case "start" -> labels.put(Signal.LABEL, "start");
      case "fail" -> labels.put(Signal.LABEL, "fail");
      default ->
          throw Fault.ofField(
              ErrorCode.INVALID_VALUE,
              "ending",
              "The ending (%s) is not known".formatted(Line.shown(ending)),
              "Use start, fail, an exit code, or none");
    }
    return ending.equals("fail");
  }

  private void length(Map<String, String> labels, String name, long least, long most) {
    String text = query.get(name);
    if (text != null) {
      labels.put(name, Long.toString(Length.of(name, text, least, most)));
    }
  }

  private String summary(boolean failed) {
    if (failed) {
      return key + " failed";
    }
    return ending.equals("start") ? key + " has started" : key + " is there";
  }
}
