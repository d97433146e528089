package io.belfry.runbook;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Turns a priority table into rules that put its rows in the place of the platform's, before the
 * first alert is judged. A rule a row: each makes its own left side false.
 */
final class MatrixDrl {
  /** Above all that looks at alerts. */
  private static final int SALIENCE = 720;

  private MatrixDrl() {}

  static String of(List<PriorityRow> rows) {
    return rows.stream().map(MatrixDrl::rule).collect(Collectors.joining());
  }

  private static String rule(PriorityRow row) {
    return """

    rule "Priority of %1$s impact and %2$s urgency is %3$s"
      salience %4$d
    when
      $row : MatrixRow( impact == Level.%1$s, urgency == Level.%2$s, priority != Priority.%3$s )
    then
      delete($row);
      insert(new MatrixRow(Level.%1$s, Level.%2$s, Priority.%3$s));
    end
    """
        .formatted(row.impact().name(), row.urgency().name(), row.priority().name(), SALIENCE);
  }
}
