package io.belfry.retention;

import io.belfry.platform.Settings;

/**
 * How long things are kept, in days.
 *
 * @param originals what senders sent, for people
 * @param journal what the engine was told, and the fates: as far back as traces and backtests reach
 */
public record RetentionSettings(int originals, int journal) {

  /** {@code BELFRY_KEEP_ORIGINALS_DAYS} (14) and {@code BELFRY_KEEP_JOURNAL_DAYS} (90). */
  public static RetentionSettings of(Settings settings) {
    return new RetentionSettings(
        settings.number("BELFRY_KEEP_ORIGINALS_DAYS", 14, 1, 3_650),
        settings.number("BELFRY_KEEP_JOURNAL_DAYS", 90, 2, 3_650));
  }
}
