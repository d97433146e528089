package io.belfry.backtest;

import io.belfry.facts.Level;
import io.belfry.journal.Change;
import io.belfry.tenancy.OfTenant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/** The catalogue as it is now, for files of alerts that were recorded elsewhere. */
public final class PresentCatalogue {
  private PresentCatalogue() {}

  /** The changes that make it. */
  public static List<Change> of(DataSource database, long tenant) {
    return OfTenant.run(database, tenant, connection -> read(connection, tenant));
  }

  private static List<Change> read(Connection connection, long tenant) throws SQLException {
    List<Change> changes = new ArrayList<>();
    try (PreparedStatement owner =
        connection.prepareStatement("select team from default_owner where tenant_id = ?")) {
      owner.setLong(1, tenant);
      try (ResultSet row = owner.executeQuery()) {
        if (row.next()) {
          changes.add(new Change.DefaultOwnerSet(row.getString(1)));
        }
      }
    }
    try (PreparedStatement services =
        connection.prepareStatement(
            "select name, owner_team, criticality from service where tenant_id = ? order by name")) {
      services.setLong(1, tenant);
      try (ResultSet row = services.executeQuery()) {
        while (row.next()) {
          changes.add(
              new Change.ServiceSet(
                  row.getString(1),
                  row.getString(2),
                  Level.valueOf(row.getString(3).toUpperCase(Locale.ROOT))));
        }
      }
    }
    return changes;
  }
}
