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
  /** What deadlines decided after an entry comes after what its alerts decided. */
  private static final String PLACE =
      "case when d.index < 0 then " + StoredDecision.AFTER_ALERTS + " else d.index end";

  private final EntityManager entities;
  private final CurrentTenant tenant;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected EventStore() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public EventStore(EntityManager entities, CurrentTenant tenant) {
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
    if (filter.key() != null) {
      where.append(" and e.key = :key");
      values.put("key", filter.key());
    }
    if (filter.cause() != null) {
      where.append(" and e.causeId = :cause");
      values.put("cause", filter.cause());
    }
    if (filter.root() != null) {
      where.append(filter.root() ? " and e.causeId is null" : " and e.causeId is not null");
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

  /** What the rules decided about an event, in the order in which they did. */
  public Page<StoredDecision> decisionsOf(UUID event, @Nullable String cursor, int limit) {
    get(event);
    long[] after = Cursors.read(cursor, 0, 0, 0);
    List<StoredDecision> rows =
        query(
                StoredDecision.class,
                "select d from StoredDecision d where d.tenantId = :tenant and d.eventId = :event"
                    + " and (d.position > :position or d.position = :position and ("
                    + PLACE
                    + " > :index or "
                    + PLACE
                    + " = :index and d.sequence > :sequence))"
                    + " order by d.position, "
                    + PLACE
                    + ", d.sequence",
                Map.of(
                    "event",
                    event,
                    "position",
                    after[0],
                    "index",
                    (int) after[1],
                    "sequence",
                    cursor == null ? -1 : (int) after[2]),
                limit)
            .getResultList();
    return Page.of(rows, limit, StoredDecision::cursor);
  }

  private <T> TypedQuery<T> query(
      Class<T> type, String jpql, Map<String, Object> values, int limit) {
    TypedQuery<T> query = entities.createQuery(jpql, type).setMaxResults(limit + 1);
    query.setParameter("tenant", tenant.id());
    values.forEach(query::setParameter);
    return query;
  }

  static String like(String text) {
    return "%" + text.toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
  }
}
