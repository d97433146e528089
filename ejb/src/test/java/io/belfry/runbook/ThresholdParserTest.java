package io.belfry.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.facts.Severity;
import io.belfry.facts.measure.Bound;
import io.belfry.facts.measure.Measure;
import io.belfry.facts.measure.Sensitivity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdParserTest {
  private static final double NONE = Double.POSITIVE_INFINITY;

  @Test
  void everyKindOfLevel() {
    Thresholds thresholds =
        parse(
            """
            threshold:
              static:
                - { metric: used, above: 90, for: 10m, clear-below: 85, severity: critical }
                - { metric: used, above: 80 }
                - { metric: free, below: 1.5, clear-above: 2, for: 1d, severity: major }
                - { metric: ph, outside: [6, 8], clear-inside: [6.5, 7.5], severity: minor }
                - { metric: size, of: change, above: 100 }
                - { metric: errors_total, of: rate, above: 2, for: 30s }
            """);
    assertThat(thresholds.levels())
        .containsExactly(
            new Bound("used", Measure.VALUE, -NONE, 90, -NONE, 85, 600_000, Severity.CRITICAL),
            new Bound("used", Measure.VALUE, -NONE, 80, -NONE, NONE, 0, Severity.WARNING),
            new Bound("free", Measure.VALUE, 1.5, NONE, 2, NONE, 86_400_000, Severity.MAJOR),
            new Bound("ph", Measure.VALUE, 6, 8, 6.5, 7.5, 0, Severity.MINOR),
            new Bound("size", Measure.CHANGE, -NONE, 100, -NONE, NONE, 0, Severity.WARNING),
            new Bound(
                "errors_total", Measure.RATE, -NONE, 2, -NONE, NONE, 30_000, Severity.WARNING));
    assertThat(thresholds.levelMetrics())
        .containsExactly("used", "free", "ph", "size", "errors_total");
    assertThat(thresholds.longestWait()).isEqualTo(86_400_000);
  }

  @Test
  void oneLevelNeedsNoList() {
    assertThat(parse("threshold: { static: { metric: used, below: -5 } }").levels())
        .containsExactly(
            new Bound("used", Measure.VALUE, -5, NONE, -NONE, NONE, 0, Severity.WARNING));
  }

  @Test
  void aDynamicThresholdIsOfMediumSensitivityUnlessItSaysOtherwise() {
    assertThat(
            parse(
                    """
                    threshold:
                      dynamic:
                        - { metric: used }
                        - { metric: load, sensitivity: high, severity: major }
                    """)
                .dynamic())
        .containsExactly(
            new Thresholds.Dynamic("used", Sensitivity.MEDIUM, Severity.WARNING),
            new Thresholds.Dynamic("load", Sensitivity.HIGH, Severity.MAJOR));
  }

  @Test
  void aRunbookWithoutThresholdsHasNone() {
    assertThat(parse("")).isEqualTo(Thresholds.NONE);
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    assertThatThrownBy(
            () ->
                parse(
                    """
                    threshold:
                      static:
                        - { metric: used, above: ninety, for: ten minutes, severity: info }
                        - { above: 90, below: 10 }
                        - { metric: used, above: 80, clear-above: 85, until: 5m }
                        - used
                      dynamic: { metric: used, sensitivity: extreme }
                      forever: true
                    """))
        .isInstanceOf(RunbookException.class)
        .hasMessageStartingWith("r.md:")
        .message()
        .contains(
            "field (threshold.forever) is not known. Known are dynamic, static.",
            "field (threshold.static[0].above) is (ninety), which is no number. Write one like 90.",
            "field (threshold.static[0].for) is (ten minutes), which is no duration. Write a number"
                + " with s, m, h or d, like 10m.",
            "field (threshold.static[0].severity) is (info). Write one of critical, major, minor,"
                + " warning.",
            "field (threshold.static[1].metric) is missing.",
            "field (threshold.static[1].below) is one too many.",
            "field (threshold.static[2].until) is not known.",
            "field (threshold.static[2].clear-above) does not go with above. Write clear-below.",
            "field (threshold.static[3]) is (used). Write fields, like { metric: ... }.",
            "field (threshold.dynamic.sensitivity) is (extreme). Write one of low, medium, high.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ metric: m }                                            | above) is missing",
        "{ metric: m, above: .nan }                               | above) is (NaN), which is no",
        "{ metric: m, above: .inf }                               | above) is (Infinity), which",
        "{ metric: m, above: 90, clear-below: 90.1 }              | clear-below) is (90.1), beyond",
        "{ metric: m, below: 10, clear-above: 9.9 }               | clear-above) is (9.9), beyond",
        "{ metric: m, outside: [8, 6] }                           | outside) is ([8, 6]), which is",
        "{ metric: m, outside: [6, 6] }                           | outside) is ([6, 6]), which is",
        "{ metric: m, outside: 6 }                                | outside) is (6), which is no",
        "{ metric: m, outside: [6, 8], clear-inside: [5, 7] }     | clear-inside) is ([5, 7])",
        "{ metric: m, above: 1, for: 0s }                         | for) is (0s), which is no",
        "{ metric: m, above: 1, for: 10 }                         | for) is (10), which is no",
        "{ metric: m, above: 1, for: 1441m }                      | for) is (1441m), which is too",
        "{ metric: m, above: 1, for: 9999999999d }                | for) is (9999999999d), which",
        "{ metric: m, above: 1, of: median }                      | of) is (median). Write one of",
        "7                                                        | static) is (7). Write fields",
        "[]                                                       | static) is ([]). Write fields",
      })
  void whatCannotBeIsRefused(String level, String fault) {
    assertThatThrownBy(() -> parse("threshold: { static: %s }".formatted(level)))
        .isInstanceOf(RunbookException.class)
        .hasMessageContaining(fault);
  }

  @Test
  void boundsMayMeet() {
    assertThat(parse("threshold: { static: { metric: m, above: 90, clear-below: 90 } }").levels())
        .extracting(Bound::clearHigh)
        .containsExactly(90.0);
    assertThat(parse("threshold: { static: { metric: m, above: 90, for: 24h } }").longestWait())
        .isEqualTo(86_400_000);
  }

  @Test
  void aThresholdOfNothingIsRefused() {
    assertThatThrownBy(() -> parse("threshold: {}"))
        .hasMessageContaining("field (threshold) has no levels. Write static, dynamic or both");
    String many = "{ metric: m, above: 1 },".repeat(21);
    assertThatThrownBy(() -> parse("threshold: { static: [ %s ] }".formatted(many)))
        .hasMessageContaining("has 21 levels. Write at most 20.");
    assertThatThrownBy(
            () -> parse("threshold: { dynamic: { metric: %s } }".formatted("m".repeat(129))))
        .hasMessageContaining("field (threshold.dynamic.metric) has 129 letters.");
  }

  @Test
  void aMetricIsComparedWithItsPastOnce() {
    assertThatThrownBy(
            () ->
                parse("threshold: { dynamic: [ { metric: m }, { metric: m, sensitivity: low } ] }"))
        .hasMessageContaining("field (threshold.dynamic) names a metric twice. Leave one");
  }

  private static Thresholds parse(String threshold) {
    return RunbookParser.parse(
            "r.md",
            """
            ---
            id: r
            title: R
            class: capacity
            match: { type: R }
            %s
            ---
            ## What it means
            """
                .formatted(threshold))
        .thresholds();
  }
}
