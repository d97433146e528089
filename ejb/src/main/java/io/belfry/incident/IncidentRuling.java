package io.belfry.incident;

import io.belfry.escalation.Quiet;
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
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes incidents of events as the rules for that say. What is to be looked at is a row that is
 * claimed, judged and removed in one transaction: once, also with two servers and over restarts. A
 * symptom waits as long as it is one, and what may be one as long as its first page.
 */
public final class IncidentRuling implements AutoCloseable {
  private static final int BATCH = 100;
  private static final String CLAIM =
      """
      with claimed as (
        delete from incident_due d where (d.tenant_id, d.event_id) in (
          select w.tenant_id, w.event_id from incident_due w
              join event e on e.tenant_id = w.tenant_id and e.id = w.event_id
            where e.handling = 'closed' or not %s
            order by w.tenant_id, w.event_id limit %d for update of w skip locked)
        returning d.tenant_id, d.event_id)
      select e.tenant_id, e.id, e.number, e.subject, e.service, e.shown_priority, e.owner_team,
          e.opened_at, r.incident, e.runbook
        from claimed c join event e on e.tenant_id = c.tenant_id and e.id = c.event_id
          left join event_response r on r.tenant_id = e.tenant_id and r.event_id = e.id
        where e.handling <> 'closed'
        order by e.tenant_id, e.number
      """
          .formatted(Quiet.SQL, BATCH);

  private final DataSource database;
  private final InstantSource clock;
  private final Consumer<LiveStream.Change> listener;
  private final Wish wish;
  private final Worker worker =
      new Worker(
          "belfry-incidents", Duration.ofSeconds(1), Duration.ofMillis(50), () -> judge() >= BATCH);

  /**
   * @param listener hears which events are in an incident now, after it is kept
   * @param wish says which events are records elsewhere besides
   */
  public IncidentRuling(
      DataSource database, InstantSource clock, Consumer<LiveStream.Change> listener, Wish wish) {
    this.database = database;
    this.clock = clock;
    this.listener = listener;
    this.wish = wish;
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

  /**
   * An event that is new or more urgent.
   *
   * @param runbookSays with which priorities it is an incident; null when that is left to the rules
   */
  record Due(
      long tenant,
      UUID event,
      long number,
      String subject,
      String service,
      String priority,
      String team,
      Instant openedAt,
      @Nullable Set<String> runbookSays,
      @Nullable String runbook) {

    /** Those of the rules that it is held against; its runbook may know better. */
    List<IncidentRule> held(List<IncidentRule> rules) {
      Set<String> priorities = runbookSays;
      if (priorities == null) {
        return rules;
      }
      if (priorities.contains(priority)) {
        return List.of(IncidentRule.BY_RUNBOOK);
      }
      return priorities.isEmpty()
          ? List.of()
          : rules.stream().filter(rule -> rule.events() > 1).toList();
    }
  }

  /** Whether the events of a runbook are to be records elsewhere. */
  @FunctionalInterface
  public interface Wish {
    /** Answers for a tenant's runbook and a priority, in the caller's transaction. */
    boolean wants(Connection connection, long tenant, String runbook, String priority)
        throws SQLException;
  }

  /** One round; returns how many events it looked at. */
  int judge() throws SQLException {
    Instant now = clock.instant();
    Map<Long, List<LiveStream.ChangedEvent>> changed = new LinkedHashMap<>();
    int looked =
        // What makes an incident is deleted with it: a crash takes both, or none.
        AcrossTenants.repeatable(
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
                if (each.runbook() != null
                    && wish.wants(connection, each.tenant(), each.runbook(), each.priority())) {
                  EventMirror.want(connection, each.tenant(), each.event());
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
                row.getTimestamp(8).toInstant(),
                row.getArray(9) == null ? null : Set.of((String[]) row.getArray(9).getArray()),
                row.getString(10)));
      }
    }
    return due;
  }
}
