package io.belfry.catalogue;

import io.belfry.journal.Change;
import io.belfry.journal.Inbox;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hibernate.Session;

/**
 * All configuration items of the current tenant at once, as lists of tens of thousands come from a
 * CMDB. The rules are told of every change, some hundreds at a time.
 */
@ApplicationScoped
@Transactional
@InTenant
public class CiList {
  private static final int AT_ONCE = 500;

  private static final String PUT =
      "insert into ci (tenant_id, name, service, kind, labels, depends_on)"
          + " values (?, ?, ?, ?, ?, ?) on conflict (tenant_id, name) do update"
          + " set service = excluded.service, kind = excluded.kind, labels = excluded.labels,"
          + " depends_on = excluded.depends_on, version = ci.version + 1";

  private final EntityManager entities;
  private final CurrentTenant tenant;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected CiList() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public CiList(EntityManager entities, CurrentTenant tenant) {
    this.entities = entities;
    this.tenant = tenant;
  }

  /** Returns how many the engine keeps in memory for a tenant at most. */
  public static int most() {
    return Cis.MOST;
  }

  /** Returns all of them by name. */
  public SortedMap<String, CiDraft> all() {
    List<?> rows =
        entities
            .createNativeQuery(
                "select name, service, kind, labels, depends_on from ci where tenant_id = :tenant")
            .setParameter("tenant", tenant.id())
            .getResultList();
    SortedMap<String, CiDraft> all = new TreeMap<>();
    for (Object row : rows) {
      Object[] columns = (Object[]) row;
      all.put(
          (String) columns[0],
          new CiDraft(
              (String) columns[1],
              (String) columns[2],
              Lines.pairs((String) columns[3]),
              Lines.list((String) columns[4])));
    }
    return all;
  }

  /**
   * Adds or describes anew, and removes, in one go.
   *
   * @param put checked, dependencies included; their services exist
   * @param removed names
   */
  public void change(SortedMap<String, CiDraft> put, Collection<String> removed) {
    entities.flush();
    long owner = tenant.id();
    entities
        .unwrap(Session.class)
        .doWork(
            connection -> {
              put(connection, owner, put);
              remove(connection, owner, removed);
              tell(connection, owner, put, removed);
            });
  }

  private static void put(Connection connection, long tenant, SortedMap<String, CiDraft> put)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(PUT)) {
      int waiting = 0;
      for (Map.Entry<String, CiDraft> item : put.entrySet()) {
        CiDraft draft = item.getValue();
        statement.setLong(1, tenant);
        statement.setString(2, item.getKey());
        statement.setString(3, draft.service());
        statement.setString(4, draft.kind());
        statement.setString(5, Lines.ofPairs(draft.labels()));
        statement.setString(6, Lines.of(draft.dependsOn()));
        statement.addBatch();
        if (++waiting % AT_ONCE == 0) {
          statement.executeBatch();
        }
      }
      statement.executeBatch();
    }
  }

  private static void remove(Connection connection, long tenant, Collection<String> removed)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("delete from ci where tenant_id = ? and name = any (?)")) {
      statement.setLong(1, tenant);
      statement.setArray(2, connection.createArrayOf("text", removed.toArray()));
      statement.executeUpdate();
    }
  }

  private static void tell(
      Connection connection,
      long tenant,
      SortedMap<String, CiDraft> put,
      Collection<String> removed)
      throws SQLException {
    List<Change> changes = new ArrayList<>();
    put.forEach(
        (name, draft) ->
            changes.add(
                new Change.CiSet(
                    name, draft.service(), draft.kind(), draft.labels(), draft.dependsOn())));
    removed.forEach(name -> changes.add(new Change.CiRemoved(name)));
    for (int from = 0; from < changes.size(); from += AT_ONCE) {
      Inbox.leave(
          connection, tenant, changes.subList(from, Math.min(from + AT_ONCE, changes.size())));
    }
  }
}
