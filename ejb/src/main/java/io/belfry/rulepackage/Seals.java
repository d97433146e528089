package io.belfry.rulepackage;

import io.belfry.audit.AuditLog;
import io.belfry.audit.Deed;
import io.belfry.platform.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Seals in the audit log what people do with packages. It is the last thing of a transaction, for
 * the end of the log is locked from then on.
 */
final class Seals {
  private Seals() {}

  /** An action on a version, such as {@code approve}. */
  static void of(
      Connection transaction,
      Member who,
      Instant at,
      String action,
      PackageVersion version,
      Map<String, ?> more)
      throws SQLException {
    Map<String, Object> detail = new TreeMap<>(more);
    detail.put("digest", version.digest());
    append(
        transaction,
        who,
        new Deed(
            at,
            who.actor(),
            "package." + action,
            "package:%s/%s".formatted(version.name(), version.version()),
            Json.write(detail)));
  }

  /** An earlier release is asked for. */
  static void rollback(Connection transaction, Member who, Instant at, long release, long earlier)
      throws SQLException {
    append(
        transaction,
        who,
        new Deed(
            at,
            who.actor(),
            "release.rollback",
            "release:" + release,
            Json.write(Map.of("earlier", earlier))));
  }

  /** A release on its way is taken back. */
  static void cancelled(Connection transaction, Member who, Instant at, long release)
      throws SQLException {
    append(
        transaction, who, new Deed(at, who.actor(), "release.cancel", "release:" + release, "{}"));
  }

  /** Another order of packages is proposed, approved or withdrawn. */
  static void order(Connection transaction, Member who, Instant at, String what, List<String> names)
      throws SQLException {
    append(
        transaction,
        who,
        new Deed(
            at,
            who.actor(),
            "package-order." + what,
            "package-order",
            Json.write(Map.of("packages", names))));
  }

  /** Somebody looked at what had to be looked at. */
  static void reviewed(Connection transaction, Member who, Instant at, long task)
      throws SQLException {
    append(transaction, who, new Deed(at, who.actor(), "review.done", "review:" + task, "{}"));
  }

  /** What nobody needs to look at any more, or somebody has to again. */
  static void settled(
      Connection transaction, long tenant, Instant at, List<EmergencyReviews.Settled> settled)
      throws SQLException {
    if (settled.isEmpty()) {
      return;
    }
    AuditLog.append(
        transaction,
        tenant,
        settled.stream()
            .map(
                each ->
                    new Deed(
                        at,
                        "belfry",
                        each.reason().isEmpty() ? "review.reopen" : "review.over",
                        "review:" + each.task(),
                        each.reason().isEmpty()
                            ? "{}"
                            : Json.write(Map.of("because", each.reason()))))
            .toList());
  }

  private static void append(Connection transaction, Member who, Deed deed) throws SQLException {
    AuditLog.append(transaction, who.tenant(), List.of(deed));
  }
}
