package io.belfry.web.pattern;

import io.belfry.facts.Severity;
import io.belfry.facts.pattern.PatternKind;
import io.belfry.journal.LabelMatcher;
import io.belfry.maintenance.Matchers;
import io.belfry.pattern.PatternDraft;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Length;
import io.belfry.platform.Line;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A pattern that somebody wants to be looked for.
 *
 * @param kind count, then or without
 * @param first matchers of what it begins with, or counts, such as type=LoginFailed
 * @param then matchers of what follows; not where it counts
 * @param equal names of what all of them must say the same of, such as host or service
 * @param within such as 90s, 10m or 2h; at most a day
 * @param count how many; only where it counts
 * @param severity of the event that it makes; major when left out
 */
public record PatternRequest(
    @NotNull String kind,
    @NotNull String title,
    @NotNull List<@NotNull String> first,
    @Nullable List<@NotNull String> then,
    @Nullable List<@NotNull String> equal,
    @NotNull String within,
    @Nullable Integer count,
    @Nullable String severity) {
  private static final long LONGEST = Duration.ofDays(1).toMillis();

  PatternDraft draft() {
    return new PatternDraft(
        word("kind", kind, PatternKind.values()),
        title,
        read("first", first),
        then == null ? List.of() : read("then", then),
        equal == null ? List.of() : equal,
        Length.of("within", within, 1_000, LONGEST),
        count == null ? 1 : count,
        severity == null ? Severity.MAJOR : word("severity", severity, Severity.values()));
  }

  private static List<LabelMatcher> read(String field, List<String> matchers) {
    return matchers.stream().map(each -> Matchers.read(field, each)).toList();
  }

  private static <T extends Enum<T>> T word(String field, String text, T[] words) {
    return Arrays.stream(words)
        .filter(word -> word.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                Fault.ofField(
                    ErrorCode.INVALID_VALUE,
                    field,
                    "The word (" + Line.shown(text) + ") is not known",
                    "Use one of "
                        + Arrays.stream(words)
                            .map(word -> word.name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "))));
  }
}
