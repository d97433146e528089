package io.belfry.runbook;

import io.belfry.facts.Level;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns runbooks into match rules. Each compares the alert's type first, so that Drools finds the
 * few that apply by hashing; what they insert is the parameter for the platform's policies.
 */
final class RunbookDrl {
  /** Above every stage of the policies: a match must be there before the first of them looks. */
  private static final int SALIENCE = 700;

  private RunbookDrl() {}

  static String of(List<Runbook> runbooks) {
    return "package io.belfry.release;\n\n"
        + "import io.belfry.facts.AlertFact;\n"
        + "import io.belfry.facts.RunbookMatch;\n"
        + ParameterDrl.imports()
        + "\n"
        + runbooks.stream().map(ParameterDrl::rule).collect(Collectors.joining())
        + runbooks.stream().map(RunbookDrl::rule).collect(Collectors.joining("\n"));
  }

  /** The name of a runbook's match rule. */
  static String nameOf(Runbook runbook) {
    return "Runbook " + runbook.id() + " knows the alert";
  }

  private static String rule(Runbook runbook) {
    String patterns =
        runbook.types().stream()
            .map(type -> "AlertFact( type == %s )".formatted(quoted(type)))
            .map(pattern -> "$alert : " + pattern)
            .collect(Collectors.joining(" or "));
    return """
    rule %s
      salience %d
    when
      ( %s )%s
    then
      if ($alert.take()) {
        insert(new RunbookMatch($alert, %s, %s, %s, %s%s)%s%s%s);
      }
    end
    """
        .formatted(
            quoted(nameOf(runbook)),
            SALIENCE,
            patterns,
            runbook.match().where() == null
                ? ""
                : "\n  WhereFact( runbook == %s, admits($alert) )".formatted(quoted(runbook.id())),
            quoted(runbook.id()),
            quoted(runbook.title()),
            quoted(runbook.situationClass()),
            runbook.owner() == null ? "null" : quoted(runbook.owner()),
            runbook.thresholds().levelMetrics().stream()
                .map(metric -> ", " + quoted(metric))
                .collect(Collectors.joining()),
            rating(runbook.rating()),
            comparing(runbook.thresholds().comparedMetrics()),
            relating(runbook.correlation()));
  }

  /** Sorted, so that runbooks that name the same labels mean the same. */
  private static String relating(@Nullable Correlation correlation) {
    return correlation == null || correlation.by().isEmpty()
        ? ""
        : ".relating(%dL, %s)"
            .formatted(
                correlation.within(),
                correlation.by().stream()
                    .sorted()
                    .distinct()
                    .map(RunbookDrl::quoted)
                    .collect(Collectors.joining(", ")));
  }

  private static String rating(Rating rating) {
    return rating.equals(Rating.DERIVED)
        ? ""
        : ".rating(%s, %s)".formatted(level(rating.urgency()), level(rating.impact()));
  }

  static String level(@Nullable Level level) {
    return level == null ? "null" : "Level." + level.name();
  }

  private static String comparing(List<String> metrics) {
    return metrics.isEmpty()
        ? ""
        : metrics.stream()
            .map(RunbookDrl::quoted)
            .collect(Collectors.joining(", ", ".comparing(", ")"));
  }

  /**
   * A Java string literal of nothing but ASCII letters, digits and escapes: no text can end it.
   * Escapes below 256 are octal, because Java decodes the other form before it looks for quotes.
   */
  static String quoted(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 128 && (Character.isLetterOrDigit(c) || " ./-_:".indexOf(c) >= 0)) {
        literal.append(c);
      } else {
        literal.append((c < 256 ? "\\%03o" : "\\u%04x").formatted((int) c));
      }
    }
    return literal.append('"').toString();
  }
}
