package io.belfry.web.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.backtest.BacktestRun;
import io.belfry.web.JsonMapping;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A backtest as the API shows it.
 *
 * @param state running, done, cancelled or failed
 * @param progress from 0 to 1
 * @param report what it came to; null until it is done, and in lists
 */
public record BacktestView(
    UUID id,
    String state,
    String asked,
    String actor,
    double progress,
    Instant beganAt,
    @Nullable Instant endedAt,
    @Nullable @Schema(implementation = Object.class) JsonNode report,
    @Nullable String failure) {
  static BacktestView of(BacktestRun run) {
    return new BacktestView(
        run.id(),
        run.state(),
        run.asked(),
        run.actor(),
        run.progress(),
        run.beganAt(),
        run.endedAt(),
        report(run),
        run.failure());
  }

  private static @Nullable JsonNode report(BacktestRun run) {
    try {
      return run.report() == null ? null : JsonMapping.mapper().readTree(run.report());
    } catch (JsonProcessingException damaged) {
      throw new IllegalStateException("The report cannot be read", damaged);
    }
  }
}
