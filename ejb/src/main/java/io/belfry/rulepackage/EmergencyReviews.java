package io.belfry.rulepackage;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the reviews of what was activated in an emergency in step with what judges. A review is for
 * a version that judges without approval: it ends by itself, with the reason, when that version
 * judges no more or never did, and is open again when it judges once more. Whoever did it, or
 * approved the version, is not asked again.
 */
final class EmergencyReviews {
  private final Connection connection;
  private final long tenant;
  private final ReviewTables tasks;
  private final PackageTables packages;

  /** A review, and what became of it; no reason when it is open again. */
  record Settled(long task, String reason) {}

  EmergencyReviews(Connection connection, long tenant) {
    this.connection = connection;
    this.tenant = tenant;
    tasks = new ReviewTables(connection, tenant);
    packages = new PackageTables(connection, tenant);
  }

  /**
   * What was on its way never judges.
   *
   * @param failure why, a sentence for people
   * @return what is to be sealed as the last of the transaction
   */
  List<Settled> neverJudged(String failure, Instant now) throws SQLException {
    return settle("It never judged: " + failure, "never-judged", now);
  }

  /** Another release judges; returns what is to be sealed. */
  List<Settled> judges(TenantRelease release, Instant now) throws SQLException {
    String why = release.reason().isBlank() ? "" : " " + release.reason().strip();
    return settle(
        "It judges no more: release %d does.%s".formatted(release.id(), why), "replaced", now);
  }

  private List<Settled> settle(String outcome, String word, Instant now) throws SQLException {
    List<Settled> settled = new ArrayList<>();
    List<PackageVersion> active = packages.active();
    Optional<TenantRelease> coming = new ReleaseTables(connection, tenant).coming();
    for (ReviewTask task : tasks.open()) {
      boolean needed =
          !task.kind().equals(ReviewDesk.EMERGENCY)
              || active.stream().anyMatch(version -> version.title().equals(task.subject()))
              || (coming.isPresent() && coming.get().has(task.subject()));
      if (!needed && tasks.over(task.id(), outcome, now)) {
        settled.add(new Settled(task.id(), word));
      }
    }
    for (PackageVersion version : active) {
      Optional<Long> again = tasks.reopenEmergency(version);
      again.ifPresent(task -> settled.add(new Settled(task, "")));
    }
    return settled;
  }
}
