package io.belfry.rulepackage;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.runbook.Version;
import io.belfry.tenancy.OfTenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What must be looked at, and who says that they did. */
public final class ReviewDesk {
  /** The kind of what judges without approval. */
  static final String EMERGENCY = "emergency";

  /** The kind of a runbook that somebody has to read again. */
  static final String REVIEW = "review";

  private final DataSource database;
  private final InstantSource clock;

  public ReviewDesk(DataSource database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** What is open, the oldest first. */
  public List<ReviewTask> tasks(long tenant) {
    return OfTenant.run(
        database, tenant, connection -> new ReviewTables(connection, tenant).open());
  }

  /** What somebody did, and what nobody needs to do any more, the last first; at most 100. */
  public List<ReviewTask> ended(long tenant) {
    return OfTenant.run(
        database, tenant, connection -> new ReviewTables(connection, tenant).ended());
  }

  /**
   * Notes that somebody looked: a second person at what was activated in an emergency, the team at
   * its runbook.
   *
   * @throws Fault not-found when nothing of that id is open; forbidden
   */
  public void done(Member who, long id) {
    OfTenant.run(
        database,
        who.tenant(),
        connection -> {
          ReviewTables tables = new ReviewTables(connection, who.tenant());
          ReviewTables.Held held =
              tables
                  .hold(id)
                  .orElseThrow(
                      () -> new Fault(ErrorCode.NOT_FOUND, "No task (%d) is open.".formatted(id)));
          ReviewTask task = held.task();
          if (task.kind().equals(EMERGENCY)) {
            SecondPerson.require(
                who,
                task.subject(),
                "The version %s was activated in an emergency, without approval."
                    .formatted(task.subject()),
                held.person(),
                author(connection, who.tenant(), task.subject()));
          } else {
            new Owners(connection, who).mayActFor(task.team(), "The runbook " + task.subject());
          }
          Instant now = clock.instant();
          tables.done(id, who.actor(), now);
          Seals.reviewed(connection, who, now, id);
          return task;
        });
  }

  private static @Nullable Long author(Connection connection, long tenant, String title)
      throws SQLException {
    String[] words = title.split(" ", 2);
    Version version = words.length == 2 ? Version.of(words[1]) : null;
    return version == null
        ? null
        : new PackageTables(connection, tenant)
            .find(words[0], version)
            .map(PackageVersion::authorPerson)
            .orElse(null);
  }
}
