package io.belfry.web.maintenance;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.journal.LabelMatcher;
import io.belfry.maintenance.MaintenanceWindow;
import io.belfry.maintenance.WindowDraft;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A silence in the words of an Alertmanager's API. */
record Silence(
    @Nullable String id,
    @Nullable Status status,
    @Nullable Instant updatedAt,
    List<Matcher> matchers,
    Instant startsAt,
    Instant endsAt,
    String createdBy,
    String comment) {

  /** One of active, pending and expired. */
  record Status(String state) {}

  /** A matcher; equal when isEqual is left out. */
  record Matcher(
      String name,
      String value,
      @JsonProperty("isRegex") boolean isRegex,
      @JsonProperty("isEqual") boolean isEqual) {}

  static Silence of(MaintenanceWindow window, Instant now) {
    return new Silence(
        window.id().toString(),
        new Status(
            switch (window.stateAt(now)) {
              case ACTIVE -> "active";
              case PLANNED -> "pending";
              case PAST -> "expired";
            }),
        window.cancelledAt().orElse(window.createdAt()),
        window.matchers().stream()
            .map(each -> new Matcher(each.name(), each.value(), each.regex(), each.equal()))
            .toList(),
        window.startsAt(),
        window.cancelledAt().orElse(window.endsAt()),
        window.author().orElse(window.createdBy()),
        window.reason());
  }

  /** Whether a window has a matcher of that name whose value the filter accepts. */
  static boolean names(MaintenanceWindow window, LabelMatcher filter) {
    return window.matchers().stream()
        .anyMatch(
            each ->
                each.name().equals(filter.name())
                    && (filter.regex()
                            ? com.google.re2j.Pattern.matches(filter.value(), each.value())
                            : filter.value().equals(each.value()))
                        == filter.equal());
  }

  /**
   * Reads one.
   *
   * @throws Fault missing-field or invalid-value, with the field
   */
  static Silence read(JsonNode json) {
    List<Matcher> matchers = new ArrayList<>();
    for (JsonNode each : json.path("matchers")) {
      matchers.add(
          new Matcher(
              text(each, "name"),
              each.path("value").asText(""),
              each.path("isRegex").asBoolean(false),
              each.path("isEqual").asBoolean(true)));
    }
    return new Silence(
        json.path("id").asText(""),
        null,
        null,
        matchers,
        time(json, "startsAt"),
        time(json, "endsAt"),
        text(json, "createdBy"),
        text(json, "comment"));
  }

  WindowDraft draft(Instant now) {
    return new WindowDraft(
        null,
        matchers.stream()
            .map(
                each -> new LabelMatcher(each.name(), each.isEqual(), each.isRegex(), each.value()))
            .toList(),
        startsAt.isBefore(now) ? now : startsAt,
        endsAt,
        comment,
        null,
        null,
        createdBy);
  }

  private static String text(JsonNode json, String field) {
    String value = json.path(field).asText("");
    if (value.isBlank()) {
      throw Fault.ofField(
          ErrorCode.MISSING_FIELD, field, "The field (" + field + ") is empty", "Give it a text");
    }
    return value;
  }

  private static Instant time(JsonNode json, String field) {
    return Moment.of(field, text(json, field));
  }
}
