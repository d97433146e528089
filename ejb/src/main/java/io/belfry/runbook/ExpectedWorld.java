package io.belfry.runbook;

import io.belfry.expectation.ExpectationDraft;
import io.belfry.expectation.Terms;
import io.belfry.facts.expectation.Expectation;
import io.belfry.platform.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Expectations as scenarios and runbooks write them: the fields of the API. */
final class ExpectedWorld {
  private ExpectedWorld() {}

  /**
   * @throws IllegalArgumentException with the reason, when one is wrong
   */
  static Expectation of(Map<String, Object> fields) {
    try {
      return draft(fields).read(String.valueOf(fields.get("id")), ScenarioParser.START);
    } catch (Fault wrong) {
      throw new IllegalArgumentException(
          "expectation (%s): %s".formatted(fields.get("id"), wrong.detail()), wrong);
    }
  }

  /** What the fields say, which nobody has looked at yet. */
  static ExpectationDraft draft(Map<String, Object> fields) {
    return new ExpectationDraft(
        text(fields, "name"),
        text(fields, "service"),
        text(fields, "severity"),
        text(fields, "key"),
        text(fields, "type"),
        text(fields, "source"),
        terms(fields));
  }

  private static Terms terms(Map<String, Object> fields) {
    Map<String, Object> count = part(fields, "count");
    Map<String, Object> schedule = part(fields, "schedule");
    Map<String, Object> volume = part(fields, "volume");
    Map<String, Object> run = part(fields, "run");
    Map<String, Object> silence = part(fields, "silence");
    return new Terms(
        count == null
            ? null
            : new Terms.Counted(
                number(count, "atLeast"),
                number(count, "atMost"),
                number(count, "expected"),
                number(count, "variance"),
                text(count, "within"),
                text(count, "zone"),
                text(count, "grace")),
        schedule == null
            ? null
            : new Terms.Scheduled(
                text(schedule, "from"),
                text(schedule, "by"),
                texts(schedule, "weekdays"),
                days(schedule),
                text(schedule, "zone"),
                texts(schedule, "holidays"),
                text(schedule, "grace")),
        volume == null
            ? null
            : new Terms.Sized(
                text(volume, "metric"),
                real(volume, "min"),
                real(volume, "max"),
                text(volume, "usual")),
        run == null ? null : new Terms.Ended(text(run, "max")),
        silence == null
            ? null
            : new Terms.Quiet(text(silence, "longest"), text(silence, "worseEvery")));
  }

  @SuppressWarnings("unchecked") // YAML's keys are texts here; another key fails where it is used
  private static @Nullable Map<String, Object> part(Map<String, Object> fields, String name) {
    return (Map<String, Object>) fields.get(name);
  }

  private static @Nullable String text(Map<String, Object> fields, String name) {
    Object value = fields.get(name);
    return value == null ? null : value.toString();
  }

  private static @Nullable Long number(Map<String, Object> fields, String name) {
    return fields.get(name) instanceof Number number ? (Long) number.longValue() : null;
  }

  private static @Nullable Double real(Map<String, Object> fields, String name) {
    return fields.get(name) instanceof Number number ? (Double) number.doubleValue() : null;
  }

  private static List<Integer> days(Map<String, Object> fields) {
    List<Integer> days = new ArrayList<>();
    if (fields.get("days") instanceof List<?> given) {
      given.forEach(day -> days.add(((Number) day).intValue()));
    }
    return days;
  }

  private static List<String> texts(Map<String, Object> fields, String name) {
    return fields.get(name) instanceof List<?> given
        ? given.stream().map(String::valueOf).toList()
        : List.of();
  }
}
