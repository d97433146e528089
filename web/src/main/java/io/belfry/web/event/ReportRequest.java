package io.belfry.web.event;

import io.belfry.facts.Severity;
import io.belfry.handling.Report;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import jakarta.validation.constraints.NotNull;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a person reports.
 *
 * @param severity critical, major, minor or warning
 * @param ownerTeam the id of a team; left out, the rules decide
 */
public record ReportRequest(
    @NotNull String subject,
    @NotNull String severity,
    @Nullable String service,
    @Nullable String ci,
    @Nullable String description,
    @Nullable String ownerTeam) {

  Report report() {
    return new Report(
        subject,
        Arrays.stream(Severity.values())
            .filter(known -> Words.word(known).equals(severity))
            .findFirst()
            .orElseThrow(this::unknown),
        service,
        ci,
        description,
        ownerTeam);
  }

  private Fault unknown() {
    return Fault.ofField(
        ErrorCode.INVALID_VALUE,
        "severity",
        "There is no severity (" + Line.shown(severity) + ")",
        "Use one of "
            + Arrays.stream(Severity.values())
                .filter(known -> known != Severity.INFO)
                .map(Words::word)
                .collect(Collectors.joining(", ")));
  }
}
