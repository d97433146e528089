package io.belfry.runbook;

import io.belfry.facts.Level;
import io.belfry.facts.Priority;
import io.belfry.facts.measure.Bound;
import io.belfry.runbook.where.Where;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns what runbooks say of conditions, values, priority and response into parameters: a rule
 * without a left side fires once, when the release begins to judge, and what it inserts stays for
 * as long.
 */
final class ParameterDrl {
  /** Above the match rules, so that the first alert finds the parameters. */
  private static final int SALIENCE = 710;

  private ParameterDrl() {}

  static String imports() {
    return """
        import io.belfry.facts.Level;
        import io.belfry.facts.Priority;
        import io.belfry.facts.Severity;
        import io.belfry.facts.match.RatingFact;
        import io.belfry.facts.match.WhereFact;
        import io.belfry.facts.measure.Bound;
        import io.belfry.facts.measure.DynamicFact;
        import io.belfry.facts.measure.Measure;
        import io.belfry.facts.measure.Sensitivity;
        import io.belfry.facts.measure.ThresholdFact;
        import io.belfry.facts.respond.ResponseFact;
        import io.belfry.runbook.where.Where;
        """;
  }

  /** The name of the rule that inserts a runbook's parameters. */
  static String nameOf(Runbook runbook) {
    return "Runbook " + runbook.id() + " gives its parameters";
  }

  /** The rule, or nothing for a runbook that needs no parameters. */
  static String rule(Runbook runbook) {
    Thresholds thresholds = runbook.thresholds();
    Stream<String> parameters =
        thresholds.dynamic().stream().map(dynamic -> dynamic(runbook, dynamic));
    if (!thresholds.levels().isEmpty()) {
      parameters = Stream.concat(Stream.of(levels(runbook, thresholds.levels())), parameters);
    }
    parameters = Stream.concat(conditions(runbook), parameters);
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

  private static Stream<String> conditions(Runbook runbook) {
    String id = RunbookDrl.quoted(runbook.id());
    Where where = runbook.match().where();
    Rating rating = runbook.rating();
    return Stream.of(
            where == null
                ? ""
                : "  insert(Where.fact(%s, %s));".formatted(id, RunbookDrl.quoted(where.text())),
            rating.equals(Rating.DERIVED)
                ? ""
                : "  insert(new RatingFact(%s, %s, %s));"
                    .formatted(id, orNull(rating.impact()), orNull(rating.urgency())),
            response(id, runbook.response()))
        .filter(insert -> !insert.isEmpty());
  }

  private static String orNull(@Nullable Level level) {
    return level == null ? "null" : RunbookDrl.level(level);
  }

  private static String response(String id, Response response) {
    if (response.equals(Response.NONE)) {
      return "";
    }
    List<Priority> incident = response.incident();
    return "  insert(new ResponseFact(%s%s)%s%s);"
        .formatted(
            id,
            response.told().stream()
                .map(each -> ", " + RunbookDrl.quoted(each))
                .collect(Collectors.joining()),
            response.escalate() == null
                ? ""
                : ".escalating(%s)".formatted(RunbookDrl.quoted(response.escalate())),
            incident == null
                ? ""
                : incident.stream()
                    .map(each -> "Priority." + each.name())
                    .collect(Collectors.joining(", ", ".incident(", ")")));
  }

  private static String levels(Runbook runbook, List<Bound> levels) {
    return "  insert(new ThresholdFact(%s%s));"
        .formatted(
            RunbookDrl.quoted(runbook.id()),
            levels.stream().map(ParameterDrl::level).collect(Collectors.joining()));
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
