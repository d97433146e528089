package io.belfry.rulepackage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Keeps the tasks of runbooks whose review is overdue in step with what the runbooks say. A task is
 * for one date: it is left once, and is over when the runbook names another date or judges no more.
 */
final class OverdueReviews {
  private final ReviewTables tasks;

  OverdueReviews(Connection connection, long tenant) {
    tasks = new ReviewTables(connection, tenant);
  }

  /** Takes back what is no longer due, and leaves what is. */
  void settle(List<RunbookUse> judging, Instant now) throws SQLException {
    Map<String, LocalDate> overdue = new HashMap<>();
    for (RunbookUse use : judging) {
      if (use.overdue()) {
        overdue.putIfAbsent(use.runbook(), Objects.requireNonNull(use.reviewBy()));
      }
    }
    for (Map.Entry<Long, ReviewTables.Due> task : tasks.due().entrySet()) {
      LocalDate wanted = overdue.get(task.getValue().runbook());
      if (wanted == null || !wanted.equals(task.getValue().date())) {
        tasks.over(
            task.getKey(),
            wanted == null
                ? "Its review is not overdue any more."
                : "Its review is due on another date.",
            now);
      }
    }
    for (RunbookUse use : judging) {
      LocalDate due = overdue.get(use.runbook());
      if (due != null) {
        tasks.raiseReview(use.runbook(), use.team(), due, now);
      }
    }
  }
}
