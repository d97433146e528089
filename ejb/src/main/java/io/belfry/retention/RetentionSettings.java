package io.belfry.retention;

import io.belfry.platform.Settings;
import java.util.List;
import java.util.Map;

/**
 * How long things are kept, in days.
 *
 * @param originals what senders sent, for people
 * @param journal what the engine was told, and every fate: as far back as traces and backtests
 *     reach
 * @param critical closed events that were critical or major, with their alerts and fates
 * @param warning those that were minor or a warning
 * @param informational the others
 */
public record RetentionSettings(
    int originals, int journal, int critical, int warning, int informational) {
  private static final int YEAR = 365;
  private static final int HALF = 183;
  private static final int QUARTER = 92;

  /** What goes so soon after the journal is not written once more. */
  private static final int MARGIN = 7;

  /** The usual terms of events. */
  public RetentionSettings(int originals, int journal) {
    this(originals, journal, YEAR, HALF, QUARTER);
  }

  /**
   * {@code BELFRY_KEEP_ORIGINALS_DAYS} (14), {@code BELFRY_KEEP_JOURNAL_DAYS} (90), {@code
   * BELFRY_KEEP_CRITICAL_DAYS} (365), {@code BELFRY_KEEP_WARNING_DAYS} (183) and {@code
   * BELFRY_KEEP_INFORMATIONAL_DAYS} (92).
   */
  public static RetentionSettings of(Settings settings) {
    return new RetentionSettings(
        settings.number("BELFRY_KEEP_ORIGINALS_DAYS", 14, 1, 3_650),
        settings.number("BELFRY_KEEP_JOURNAL_DAYS", 90, 2, 3_650),
        settings.number("BELFRY_KEEP_CRITICAL_DAYS", YEAR, 1, 36_500),
        settings.number("BELFRY_KEEP_WARNING_DAYS", HALF, 1, 36_500),
        settings.number("BELFRY_KEEP_INFORMATIONAL_DAYS", QUARTER, 1, 36_500));
  }

  /** Severities whose closed events are kept longer than the journal. */
  List<String> outliving() {
    Map<String, Integer> terms =
        Map.of(
            "critical", critical,
            "major", critical,
            "minor", warning,
            "warning", warning,
            "info", informational);
    return terms.entrySet().stream()
        .filter(term -> term.getValue() > journal + MARGIN)
        .map(Map.Entry::getKey)
        .toList();
  }
}
