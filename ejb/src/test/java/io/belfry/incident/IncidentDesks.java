package io.belfry.incident;

import io.belfry.event.LiveStream;
import io.belfry.identity.Caller;
import io.belfry.identity.CurrentCaller;
import io.belfry.identity.Notary;
import io.belfry.identity.People;
import io.belfry.platform.Clock;
import io.belfry.platform.TestPersistence;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.TenantGuard;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Somebody at their desk, and the rows around them. */
final class IncidentDesks implements AutoCloseable {
  private final PGSimpleDataSource database;
  private final TestPersistence persistence;
  final CurrentTenant tenant = new CurrentTenant();
  final Incidents incidents;
  final Memberships memberships;
  final IncidentRules rules;
  final IncidentTimeline timeline;
  final IncidentDesk desk;

  IncidentDesks(PGSimpleDataSource database, Clock clock, String username) {
    this.database = database;
    persistence = new TestPersistence(database, Incident.class);
    EntityManager entities = persistence.entities();
    CurrentCaller caller = new CurrentCaller(tenant);
    caller.become(new Caller(1, username, Set.of(), Caller.Kind.USER));
    People people = new People(entities, tenant);
    Notary notary = new Notary(entities, tenant, caller, people, clock);
    memberships = new Memberships(entities, tenant);
    incidents = new Incidents(entities, tenant, caller, people, notary, memberships, clock);
    rules = new IncidentRules(entities, tenant, notary);
    timeline = new IncidentTimeline(entities, tenant);
    desk = new IncidentDesk(incidents, memberships, new LiveStream(), tenant);
  }

  <T> T in(Supplier<T> work) {
    return persistence.inTransaction(
        entities -> {
          TenantGuard.bind(entities, 1);
          return work.get();
        });
  }

  /** Adds users; their numbers count from 1. */
  void users(String... names) {
    for (String name : names) {
      run(
          "insert into app_user (tenant_id, username, display_name, roles, password_hash,"
              + " password_change_required, created_at, mail) values (1, ?, initcap(?),"
              + " '{operator}', 'x', false, now(), ? || '@example.org')",
          name,
          name,
          name);
    }
  }

  /** Adds an event that fires. */
  UUID event(long number, String service, String priority, Instant openedAt) {
    UUID id = new UUID(7, number);
    run(
        "insert into event (tenant_id, id, number, key, subject, type, source, service, ci,"
            + " severity, impact, urgency, priority, condition, owner_team, opened_at,"
            + " opened_by_rule, release) values (1, ?, ?, ?, 'Subject ' || ?, 'T', 'test', ?, '',"
            + " 'major', 'medium', 'medium', ?, 'firing', 'operations', ?, 'r', 'r')",
        id,
        number,
        "k" + number,
        number,
        service,
        priority,
        openedAt.atOffset(ZoneOffset.UTC));
    return id;
  }

  List<String> query(String sql) {
    List<String> rows = new ArrayList<>();
    inTransaction(
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
              List<String> values = new ArrayList<>();
              for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                values.add(String.valueOf(row.getString(i)));
              }
              rows.add(String.join(" ", values));
            }
          }
        });
    return rows;
  }

  void run(String sql, @Nullable Object... values) {
    inTransaction(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
              statement.setObject(i + 1, values[i]);
            }
            statement.execute();
          }
        });
  }

  @FunctionalInterface
  interface Work {
    void in(Connection connection) throws SQLException;
  }

  void inTransaction(Work work) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      TenantGuard.bindAll(connection);
      work.in(connection);
      connection.commit();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public void close() {
    persistence.close();
  }
}
