package io.belfry.runbook;

import io.belfry.facts.measure.Bound;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns what runbooks say of values into parameters: a rule without a left side fires once, when
 * the release begins to judge, and what it inserts stays for as long.
 */
final class ThresholdDrl {
  /** Above the match rules, so that the first alert finds the parameters. */
  private static final int SALIENCE = 710;

  private ThresholdDrl() {}

  static String imports() {
    return """
        import io.belfry.facts.Severity;
        import io.belfry.facts.measure.Bound;
        import io.belfry.facts.measure.DynamicFact;
        import io.belfry.facts.measure.Measure;
        import io.belfry.facts.measure.Sensitivity;
        import io.belfry.facts.measure.ThresholdFact;
        """;
  }

  /** The name of the rule that inserts a runbook's parameters. */
  static String nameOf(Runbook runbook) {
    return "Runbook " + runbook.id() + " gives its thresholds";
  }

  /** The rule, or nothing for a runbook that looks at no value. */
  static String rule(Runbook runbook) {
    Thresholds thresholds = runbook.thresholds();
    Stream<String> parameters =
        thresholds.dynamic().stream().map(dynamic -> dynamic(runbook, dynamic));
    if (!thresholds.levels().isEmpty()) {
      parameters = Stream.concat(Stream.of(levels(runbook, thresholds.levels())), parameters);
    }
    String inserts = parameters.collect(Collectors.joining("\n"));
    return inserts.isEmpty()
        ? ""
        : """
        rule %s
          salience %d
        when
        then
        %s
        end

        """
            .formatted(RunbookDrl.quoted(nameOf(runbook)), SALIENCE, inserts);
  }

  private static String levels(Runbook runbook, List<Bound> levels) {
    return "  insert(new ThresholdFact(%s%s));"
        .formatted(
            RunbookDrl.quoted(runbook.id()),
            levels.stream().map(ThresholdDrl::level).collect(Collectors.joining()));
  }

  private static String level(Bound level) {
    return ",\n    new Bound(%s, Measure.%s, %s, %s, %s, %s, %dL, Severity.%s)"
        .formatted(
            RunbookDrl.quoted(level.metric()),
            level.measure().name(),
            number(level.low()),
            number(level.high()),
            number(level.clearLow()),
            number(level.clearHigh()),
            level.lasts(),
            level.severity().name());
  }

  private static String dynamic(Runbook runbook, Thresholds.Dynamic dynamic) {
    return "  insert(new DynamicFact(%s, %s, Sensitivity.%s, Severity.%s));"
        .formatted(
            RunbookDrl.quoted(runbook.id()),
            RunbookDrl.quoted(dynamic.metric()),
            dynamic.sensitivity().name(),
            dynamic.severity().name());
  }

  private static String number(double value) {
    if (Double.isInfinite(value)) {
      return value < 0 ? "Double.NEGATIVE_INFINITY" : "Double.POSITIVE_INFINITY";
    }
    return Double.toString(value);
  }
}
