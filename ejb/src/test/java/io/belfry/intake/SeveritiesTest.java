package io.belfry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.facts.Severity;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeveritiesTest {
  @ParameterizedTest
  @CsvSource({
    "critical, CRITICAL",
    "P1, CRITICAL",
    "Sev0, CRITICAL",
    "disaster, CRITICAL",
    "EMERGENCY, CRITICAL",
    "error, MAJOR",
    "High, MAJOR",
    "average, MINOR",
    "' Warn ', WARNING",
    "unknown, WARNING",
    "notice, INFO",
    "ok, INFO",
  })
  void theWordsOfTheToolsAreKnown(String word, Severity severity) {
    assertThat(Severities.of(word)).contains(severity);
  }

  @Test
  void everyNameOfOurOwnIsKnown() {
    for (Severity severity : Severity.values()) {
      assertThat(Severities.of(severity.name())).contains(severity);
    }
  }

  @Test
  void anyOtherWordIsNot() {
    assertThat(Severities.of("")).isEmpty();
    assertThat(Severities.of("criticalish")).isEmpty();
  }

  @Test
  void theLanguageOfTheMachineChangesNothing() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(Severities.of("CRITICAL")).contains(Severity.CRITICAL);
    } finally {
      Locale.setDefault(before);
    }
  }
}
