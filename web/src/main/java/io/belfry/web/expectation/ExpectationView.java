package io.belfry.web.expectation;

import io.belfry.expectation.Progress;
import io.belfry.expectation.StoredExpectation;
import io.belfry.expectation.Terms;
import io.belfry.facts.expectation.By;
import io.belfry.facts.expectation.Expectation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An expectation as the API shows it.
 *
 * @param byUse whether it describes itself by each call, until somebody changes it
 * @param open the ways in which it is not kept now: missed, exceeded, volume, unfinished
 */
public record ExpectationView(
    UUID id,
    String name,
    @Nullable String service,
    String severity,
    @Nullable String key,
    @Nullable String type,
    @Nullable String source,
    Terms.@Nullable Counted count,
    Terms.@Nullable Scheduled schedule,
    Terms.@Nullable Sized volume,
    Terms.@Nullable Ended run,
    Terms.@Nullable Quiet silence,
    boolean byUse,
    @Nullable Instant lastArrival,
    @Nullable Instant nextDue,
    List<String> open,
    String createdBy,
    Instant createdAt,
    int version) {

  static ExpectationView of(StoredExpectation stored, @Nullable Progress progress) {
    Expectation expectation = stored.expectation();
    Terms terms = Terms.of(expectation.demand());
    return new ExpectationView(
        stored.id(),
        expectation.name(),
        expectation.service().isEmpty() ? null : expectation.service(),
        expectation.severity().name().toLowerCase(Locale.ROOT),
        match(expectation, By.KEY),
        match(expectation, By.TYPE),
        match(expectation, By.SOURCE),
        terms.count(),
        terms.schedule(),
        terms.volume(),
        terms.run(),
        terms.silence(),
        expectation.byUse(),
        progress == null ? null : progress.lastArrival(),
        progress == null ? null : progress.nextDue(),
        progress == null ? List.of() : progress.open(),
        stored.createdBy(),
        stored.createdAt(),
        stored.version());
  }

  private static @Nullable String match(Expectation expectation, By by) {
    return expectation.by() == by ? expectation.match() : null;
  }
}
