package io.belfry.incident;

import io.belfry.event.LiveStream;
import io.belfry.identity.Actor;
import io.belfry.platform.Worker;
import io.belfry.tenancy.AcrossTenants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Makes incidents of events as the rules for that say. What is to be looked at is a row that is
 * claimed, judged and removed in one transaction: once, also with two servers and over restarts.
 */
public final class IncidentRuling implements AutoCloseable {
  private static final int BATCH = 100;
  private static final String CLAIM =
      """
      with claimed as (
        delete from incident_due d where (d.tenant_id, d.event_id) in (
          select tenant_id, event_id from incident_due
            order by tenant_id, event_id limit %d for update skip locked)
        returning d.tenant_id, d.event_id)
      select e.tenant_id, e.id, e.number, e.subject, e.service, e.shown_priority, e.owner_team,
          e.opened_at
        from claimed c join event e on e.tenant_id = c.tenant_id and e.id = c.event_id
        where e.handling <> 'closed'
        order by e.tenant_id, e.number
      """
          .formatted(BATCH);

  private final DataSource database;
  private final InstantSource clock;
  private final Consumer<LiveStream.Change> listener;
  private final Worker worker =
      new Worker("belfry-incidents", Duration.ofSeconds(1), () -> judge() >= BATCH);

  /**
   * @param listener hears which events are in an incident now, after it is kept
   */
  public IncidentRuling(
      DataSource database, InstantSource clock, Consumer<LiveStream.Change> listener) {
    this.database = database;
    this.clock = clock;
    this.listener = listener;
  }

  /** Starts the worker. */
  public void start() {
    worker.start();
  }

  /** Says that there may be something to judge. */
  public void wake() {
    worker.wake();
  }

  @Override
  public void close() {
    worker.close();
  }

  /** An event that is new or more urgent. */
  record Due(
      long tenant,
      UUID event,
      long number,
      String subject,
      String service,
      String priority,
      String team,
      Instant openedAt) {}

  /** One round; returns how many events it looked at. */
  int judge() throws SQLException {
    Instant now = clock.instant();
    Map<Long, List<LiveStream.ChangedEvent>> changed = new LinkedHashMap<>();
    int looked =
        AcrossTenants.run(
            database,
            connection -> {
              changed.clear();
              List<Due> due = claim(connection);
              Map<Long, List<IncidentRule>> rules = new LinkedHashMap<>();
              for (Due each : due) {
                List<IncidentRule> known = rules.get(each.tenant());
                if (known == null) {
                  known = IncidentRules.read(connection, each.tenant());
                  rules.put(each.tenant(), known);
                }
                IncidentRows rows =
                    new IncidentRows(connection, each.tenant(), Actor.BELFRY.code(), now);
                for (Gathering.Gathered gathered :
                    new Gathering(connection, rows, known).gather(each)) {
                  changed
                      .computeIfAbsent(each.tenant(), tenant -> new ArrayList<>())
                      .add(
                          new LiveStream.ChangedEvent(
                              gathered.event(), gathered.number(), "handled"));
                }
              }
              return due.size();
            });
    changed.forEach((tenant, events) -> listener.accept(new LiveStream.Change(tenant, events, 0)));
    return looked;
  }

  private static List<Due> claim(Connection connection) throws SQLException {
    List<Due> due = new ArrayList<>();
    try (PreparedStatement claim = connection.prepareStatement(CLAIM);
        ResultSet row = claim.executeQuery()) {
      while (row.next()) {
        due.add(
            new Due(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getTimestamp(8).toInstant()));
      }
    }
    return due;
  }
}
