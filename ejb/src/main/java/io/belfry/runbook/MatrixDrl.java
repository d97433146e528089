package io.belfry.runbook;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Turns the priority table of a release into rules that put its rows in the place of the
 * platform's, before the first alert is judged. A rule a row: each makes its own left side false.
 */
final class MatrixDrl {
  /** Above all that looks at alerts. */
  private static final int SALIENCE = 720;

  private MatrixDrl() {}

  /** The rules of the first table among packages in the order that decides; none without one. */
  static List<FreeRules> of(List<RulePackage> packages) {
    return packages.stream()
        .map(RulePackage::priorities)
        .filter(rows -> !rows.isEmpty())
        .limit(1)
        .map(rows -> new FreeRules(RulePackage.PRIORITY_TABLE, rules(rows)))
        .toList();
  }

  private static String rules(List<PriorityRow> rows) {
    return rows.stream().map(MatrixDrl::rule).collect(Collectors.joining("\n"));
  }

  private static String rule(PriorityRow row) {
    return """
    rule "Priority of %1$s impact and %2$s urgency is %3$s"
      salience %4$d
    when
      $row : io.belfry.facts.MatrixRow( impact == Level.%1$s, urgency == Level.%2$s, priority != Priority.%3$s )
    then
      delete($row);
      insert(new io.belfry.facts.MatrixRow(Level.%1$s, Level.%2$s, Priority.%3$s));
    end
    """
        .formatted(row.impact().name(), row.urgency().name(), row.priority().name(), SALIENCE);
  }
}
