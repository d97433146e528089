package io.belfry.rulepackage;

import io.belfry.runbook.PackageZip;
import io.belfry.runbook.RulePackage;
import io.belfry.tenancy.OfTenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Whose tables decide: a package's come before those that people keep in the catalogue. */
public final class DecidingTables {
  private final DataSource database;

  DecidingTables(DataSource database) {
    this.database = database;
  }

  /** The version that brings the matrix of priorities, such as {@code storage/1.4.0}. */
  public Optional<String> priorities(long tenant) {
    return OfTenant.run(database, tenant, connection -> priorities(connection, tenant));
  }

  private static Optional<String> priorities(Connection connection, long tenant)
      throws SQLException {
    for (Part part : new PackageTables(connection, tenant).activeParts()) {
      // Reading all of a package takes long, and few bring a table.
      if (PackageZip.unpack(part.content()).containsKey(RulePackage.PRIORITY_TABLE)
          && !part.read().priorities().isEmpty()) {
        return Optional.of(part.name() + "/" + part.version());
      }
    }
    return Optional.empty();
  }
}
