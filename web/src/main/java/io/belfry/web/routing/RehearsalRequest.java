package io.belfry.web.routing;

import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An alert that never came.
 *
 * @param type the sender's name for what happened
 * @param severity critical, major, minor, warning or info; warning when it is left out
 * @param at when it would come; now when it is left out
 */
public record RehearsalRequest(
    @NotNull String type,
    @Nullable String source,
    @Nullable String severity,
    @Nullable String service,
    @Nullable String ci,
    @Nullable Map<String, @NotNull String> labels,
    @Nullable Map<String, @NotNull Double> values,
    @Nullable Instant at) {
  private static final int LONGEST = 200;

  Alert alert() {
    return new Alert(
        optional("source", source, "rehearsal"),
        Line.of("type", type, LONGEST),
        "rehearsal",
        Status.FIRING,
        severityOf(severity == null ? "warning" : severity),
        "A rehearsal",
        optional("service", service, ""),
        optional("ci", ci, ""),
        labels == null ? Map.of() : new TreeMap<>(labels),
        0,
        "",
        values == null ? Map.of() : new TreeMap<>(values),
        0);
  }

  private static String optional(String field, @Nullable String text, String otherwise) {
    return text == null || text.isBlank() ? otherwise : Line.of(field, text, LONGEST);
  }

  private static Severity severityOf(String word) {
    return Arrays.stream(Severity.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                Fault.ofField(
                    ErrorCode.INVALID_VALUE,
                    "severity",
                    "There is no severity (" + Line.shown(word) + ")",
                    "Choose from critical, major, minor, warning, info"));
  }
}
