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

  /**
   * Events in an order.
   *
   * @throws Fault invalid-value for a cursor of another list or order
   */
  public Page<Event> list(
      EventFilter filter, EventOrder order, @Nullable String cursor, int limit) {
    EventQuery asked = new EventQuery(filter, order, cursor);
    List<Event> rows = query(Event.class, asked.jpql(), asked.values(), limit).getResultList();
    return Page.of(rows, limit, order::cursor);
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
