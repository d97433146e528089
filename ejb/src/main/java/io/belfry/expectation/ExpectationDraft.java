package io.belfry.expectation;

import io.belfry.facts.Severity;
import io.belfry.facts.expectation.By;
import io.belfry.facts.expectation.Expectation;
import io.belfry.facts.expectation.Schedule;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expectation as people describe it.
 *
 * @param service the name of a service, null for none
 * @param severity of a miss, major when it is left out
 * @param key what the alert's key must be; exactly one of key, type and source is given
 */
public record ExpectationDraft(
    @Nullable String name,
    @Nullable String service,
    @Nullable String severity,
    @Nullable String key,
    @Nullable String type,
    @Nullable String source,
    Terms terms) {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_MATCH = 512;

  private record Match(By by, String text) {}

  /**
   * Reads it.
   *
   * @param now in milliseconds since 1970: a timetable must have a day to come
   * @throws Fault missing-field or invalid-value, with the field
   */
  public Expectation read(String id, long now) {
    String line = Line.of("name", name == null ? "" : name, LONGEST_NAME);
    Severity worth =
        severity == null ? Severity.MAJOR : Days.word(Severity.class, "severity", severity);
    if (worth == Severity.INFO) {
      throw Terms.wrong(
          "severity", "A miss that is only information opens nothing", "Choose at least warning");
    }
    Match match = match();
    Expectation read =
        new Expectation(
            id,
            line,
            service == null || service.isBlank() ? "" : Line.of("service", service, LONGEST_NAME),
            worth,
            match.by(),
            match.text(),
            terms.demand(),
            false);
    if (read.demand() instanceof Schedule schedule && schedule.timetable().after(now) == null) {
      throw Terms.wrong(
          "schedule", "It expects nothing in the next years", "Choose other days or holidays");
    }
    return read;
  }

  private Match match() {
    List<Match> given = new ArrayList<>();
    add(given, By.KEY, "key", key);
    add(given, By.TYPE, "type", type);
    add(given, By.SOURCE, "source", source);
    if (given.size() != 1) {
      throw Fault.ofField(
          given.isEmpty() ? ErrorCode.MISSING_FIELD : ErrorCode.INVALID_VALUE,
          "key",
          "It goes by %d fields of an alert".formatted(given.size()),
          "Give exactly one of key, type and source");
    }
    return given.get(0);
  }

  private static void add(List<Match> given, By by, String field, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      given.add(new Match(by, Line.of(field, text, LONGEST_MATCH)));
    }
  }
}
