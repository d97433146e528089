package io.belfry.intake;

import io.belfry.facts.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words that monitoring tools use for severity. */
public final class Severities {
  private static final Map<String, Severity> WORDS = new HashMap<>();

  static {
    words(
        Severity.CRITICAL,
        "critical",
        "crit",
        "fatal",
        "emergency",
        "emerg",
        "disaster",
        "page",
        "p1",
        "sev0",
        "sev1");
    words(Severity.MAJOR, "major", "error", "err", "alert", "high", "severe", "p2", "sev2");
    words(Severity.MINOR, "minor", "average", "medium", "p3", "sev3");
    words(Severity.WARNING, "warning", "warn", "low", "p4", "unknown");
    words(
        Severity.INFO,
        "info",
        "information",
        "informational",
        "notice",
        "debug",
        "none",
        "ok",
        "p5",
        "sev4");
  }

  private Severities() {}

  /** What the word means, or nothing when no tool is known to use it. */
  public static Optional<Severity> of(String word) {
    return Optional.ofNullable(WORDS.get(word.strip().toLowerCase(Locale.ROOT)));
  }

  private static void words(Severity severity, String... words) {
    List.of(words).forEach(word -> WORDS.put(word, severity));
  }
}
