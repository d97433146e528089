package io.belfry.measure;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose events are measured: those opened from one moment on and before another.
 *
 * @param team the id of the owner team; null for all, as is the service
 * @param priorities as people are shown them; empty for all
 */
public record MeasureFilter(
    Instant from,
    Instant to,
    @Nullable String team,
    @Nullable String service,
    List<String> priorities) {
  private static final Duration LONGEST = Duration.ofDays(3_660);

  /**
   * Copies the priorities.
   *
   * @throws Fault invalid-value when it ends before it begins, or is longer than ten years
   */
  public MeasureFilter {
    priorities = List.copyOf(priorities);
    if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "to",
          "The time (%s) is not after (%s), or more than ten years".formatted(to, from),
          "Choose a later one, within ten years");
    }
  }
}
