package io.belfry.web.expectation;

import io.belfry.expectation.ExpectationDraft;
import io.belfry.expectation.Terms;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * An expectation to add, or to describe anew: by exactly one of key, type and source, and with
 * exactly one of count, schedule, volume, run and silence.
 *
 * @param service the name of a service, whose trouble a miss is
 * @param severity of a miss: critical, major, minor or warning; major when it is left out
 */
public record ExpectationRequest(
    @NotNull String name,
    @Nullable String service,
    @Nullable String severity,
    @Nullable String key,
    @Nullable String type,
    @Nullable String source,
    Terms.@Nullable Counted count,
    Terms.@Nullable Scheduled schedule,
    Terms.@Nullable Sized volume,
    Terms.@Nullable Ended run,
    Terms.@Nullable Quiet silence) {

  ExpectationDraft draft() {
    return new ExpectationDraft(
        name,
        service,
        severity,
        key,
        type,
        source,
        new Terms(count, schedule, volume, run, silence));
  }
}
