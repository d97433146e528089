package io.belfry.rulepackage;

import io.belfry.facts.Priority;
import io.belfry.runbook.Runbook;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which active runbooks want their events kept as records elsewhere, and at which priorities. */
public final class RecordWishes {
  private static final String ACTIVE =
      "select coalesce(string_agg(p.rank || ' ' || v.package || ' ' || v.version, ','"
          + " order by p.rank, p.name), '') from package_version v"
          + " join rule_package p on p.tenant_id = v.tenant_id and p.name = v.package"
          + " where v.tenant_id = ? and v.state = 'active'";

  private final Map<Long, Known> known = new ConcurrentHashMap<>();

  /** What a set of versions says; read once, for a version never changes. */
  private record Known(String versions, Map<String, List<Priority>> wishes) {}

  /** Tells whether an event of that runbook and priority is to be a record. */
  public boolean wants(Connection connection, long tenant, String runbook, String priority)
      throws SQLException {
    String versions = active(connection, tenant);
    Known read = known.get(tenant);
    if (read == null || !read.versions().equals(versions)) {
      read = new Known(versions, wishes(connection, tenant));
      known.put(tenant, read);
    }
    return read.wishes().getOrDefault(runbook, List.of()).stream()
        .anyMatch(each -> each.name().equals(priority));
  }

  private static String active(Connection connection, long tenant) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(ACTIVE)) {
      query.setLong(1, tenant);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }

  private static Map<String, List<Priority>> wishes(Connection connection, long tenant)
      throws SQLException {
    Map<String, List<Priority>> wishes = new HashMap<>();
    for (Part part : new PackageTables(connection, tenant).activeParts()) {
      for (Runbook runbook : part.read().runbooks()) {
        // Of two packages with the same runbook the first decides.
        wishes.putIfAbsent(runbook.id(), runbook.response().record());
      }
    }
    return wishes;
  }
}
