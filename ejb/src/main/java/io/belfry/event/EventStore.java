package io.belfry.event;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Page;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads events, and what stands behind them, for the current tenant. */
@ApplicationScoped
@Transactional
@InTenant
public class EventStore {
  private final EntityManager entities;
  private final CurrentTenant tenant;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected EventStore() {
    this(null, null);
  }

  @Inject
  EventStore(EntityManager entities, CurrentTenant tenant) {
    this.entities = entities;
    this.tenant = tenant;
  }

  /** Events, those with the highest number first. */
  public Page<Event> list(EventFilter filter, @Nullable String cursor, int limit) {
    StringBuilder where = new StringBuilder("e.tenantId = :tenant and e.number < :before");
    Map<String, Object> values = new HashMap<>();
    values.put("before", Cursors.read(cursor, Long.MAX_VALUE)[0]);
    if (!filter.states().isEmpty()) {
      where.append(" and e.state in :states");
      values.put("states", filter.states());
    }
    if (!filter.priorities().isEmpty()) {
      where.append(" and e.priority in :priorities");
      values.put("priorities", filter.priorities());
    }
    if (filter.team() != null) {
      where.append(" and e.ownerTeam = :team");
      values.put("team", filter.team());
    }
    if (filter.service() != null) {
      where.append(" and e.service = :service");
      values.put("service", filter.service());
    }
    if (filter.unclassified() != null) {
      where.append(filter.unclassified() ? " and e.runbook is null" : " and e.runbook is not null");
    }
    if (filter.text() != null) {
      where.append(
          " and (lower(e.subject) like :text escape '!' or lower(e.key) like :text escape '!')");
      values.put("text", like(filter.text()));
    }
    List<Event> rows =
        query(
                Event.class,
                "select e from Event e where " + where + " order by e.number desc",
                values,
                limit)
            .getResultList();
    return Page.of(rows, limit, event -> Long.toString(event.number()));
  }

  /**
   * One event.
   *
   * @throws Fault when the tenant has none of that id
   */
  public Event get(UUID id) {
    return query(
            Event.class,
            "select e from Event e where e.tenantId = :tenant and e.id = :id",
            Map.of("id", id),
            1)
        .getResultStream()
        .findFirst()
        .orElseThrow(
            () ->
                new Fault(
                    ErrorCode.NOT_FOUND,
                    "There is no event with the id (%s). Maybe it was deleted.".formatted(id)));
  }

  /** The alerts behind an event, the newest first. */
  public Page<StoredAlert> alertsOf(UUID event, @Nullable String cursor, int limit) {
    get(event);
    return alerts(" and a.eventId = :event", Map.of("event", event), cursor, limit);
  }

  /** Every alert, the newest first. */
  public Page<StoredAlert> alerts(
      List<String> fates, @Nullable String text, @Nullable String cursor, int limit) {
    StringBuilder where = new StringBuilder();
    Map<String, Object> values = new HashMap<>();
    if (!fates.isEmpty()) {
      where.append(" and a.fate in :fates");
      values.put("fates", fates);
    }
    if (text != null) {
      where.append(
          " and (lower(a.summary) like :text escape '!' or lower(a.key) like :text escape '!')");
      values.put("text", like(text));
    }
    return alerts(where.toString(), values, cursor, limit);
  }

  /** What the rules decided about an event, in the order in which they did. */
  public Page<StoredDecision> decisionsOf(UUID event, @Nullable String cursor, int limit) {
    get(event);
    long[] after = Cursors.read(cursor, 0, 0, -1);
    List<StoredDecision> rows =
        query(
                StoredDecision.class,
                "select d from StoredDecision d where d.tenantId = :tenant and d.eventId = :event"
                    + " and (d.position > :position or d.position = :position and (d.index > :index"
                    + " or d.index = :index and d.sequence > :sequence))"
                    + " order by d.position, d.index, d.sequence",
                Map.of(
                    "event",
                    event,
                    "position",
                    after[0],
                    "index",
                    (int) after[1],
                    "sequence",
                    (int) after[2]),
                limit)
            .getResultList();
    return Page.of(rows, limit, StoredDecision::id);
  }

  /**
   * The two sides of the accounting.
   *
   * @param journalled alerts in the journal
   * @param fates alerts judged, by fate
   */
  public record Counts(long journalled, Map<String, Long> fates) {}

  /** Counts what is stored and what became of it, as of one moment. */
  public Counts counts() {
    Map<String, Long> fates = new HashMap<>();
    long journalled = 0;
    List<?> rows =
        entities
            .createNativeQuery(
                "select fate, alerts from fate_count where tenant_id = :tenant union all"
                    + " select '', coalesce(sum(alerts), 0) from journal_entry"
                    + " where tenant_id = :tenant")
            .setParameter("tenant", tenant.id())
            .getResultList();
    for (Object row : rows) {
      Object[] columns = (Object[]) row;
      long alerts = ((Number) columns[1]).longValue();
      if (columns[0].equals("")) {
        journalled = alerts;
      } else {
        fates.put((String) columns[0], alerts);
      }
    }
    return new Counts(journalled, fates);
  }

  private Page<StoredAlert> alerts(
      String where, Map<String, Object> values, @Nullable String cursor, int limit) {
    long[] before = Cursors.read(cursor, Long.MAX_VALUE, 0);
    Map<String, Object> all = new HashMap<>(values);
    all.put("position", before[0]);
    all.put("index", (int) before[1]);
    List<StoredAlert> rows =
        query(
                StoredAlert.class,
                "select a from StoredAlert a where a.tenantId = :tenant"
                    + " and (a.position < :position or a.position = :position and a.index < :index)"
                    + where
                    + " order by a.position desc, a.index desc",
                all,
                limit)
            .getResultList();
    return Page.of(rows, limit, StoredAlert::id);
  }

  private <T> TypedQuery<T> query(
      Class<T> type, String jpql, Map<String, Object> values, int limit) {
    TypedQuery<T> query = entities.createQuery(jpql, type).setMaxResults(limit + 1);
    query.setParameter("tenant", tenant.id());
    values.forEach(query::setParameter);
    return query;
  }

  private static String like(String text) {
    return "%" + text.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
  }
}
