package io.belfry.notification;

import io.belfry.identity.CurrentCaller;
import io.belfry.platform.Clock;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Page;
import io.belfry.platform.Texts;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The outbox of the current tenant, for people: what was told, what was not, and why. */
@ApplicationScoped
@Transactional
@InTenant
public class NotificationStore {
  /** Waiting and sent; unaddressed when there was no way to tell, dead when none worked. */
  public static final Set<String> STATES = Set.of("waiting", "sent", "unaddressed", "dead");

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final CurrentCaller caller;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected NotificationStore() {
    this(null, null, null, null);
  }

  @Inject
  NotificationStore(
      EntityManager entities, CurrentTenant tenant, CurrentCaller caller, Clock clock) {
    this.entities = entities;
    this.tenant = tenant;
    this.caller = caller;
    this.clock = clock;
  }

  /**
   * Notifications, the newest first.
   *
   * @param states those to list; all when empty
   * @param event only what is about it, when given
   */
  public Page<StoredNotification> list(
      List<String> states, @Nullable UUID event, @Nullable String cursor, int limit) {
    String where =
        (states.isEmpty() ? "" : " and n.state in :states")
            + (event == null ? "" : " and n.eventId = :event");
    TypedQuery<StoredNotification> query =
        entities
            .createQuery(
                "select n from StoredNotification n where n.tenantId = :tenant and n.id < :before"
                    + where
                    + " order by n.id desc",
                StoredNotification.class)
            .setParameter("tenant", tenant.id())
            .setParameter("before", before(cursor))
            .setMaxResults(limit + 1);
    if (!states.isEmpty()) {
      query.setParameter("states", states);
    }
    if (event != null) {
      query.setParameter("event", event);
    }
    return Page.of(query.getResultList(), limit, row -> Long.toString(row.id()));
  }

  /**
   * Lets the outbox try again, from the first attempt on.
   *
   * @throws Fault not-found when the tenant has none of that id; conflict when it was sent, or is
   *     being tried anyhow; forbidden when it is of a team that the caller's roles are not for
   */
  public StoredNotification retry(long id) {
    StoredNotification before = get(id);
    caller.caller().requireTeam(before.team());
    entities.detach(before);
    int changed =
        entities
            .createNativeQuery(
                "update outbox set state = 'waiting', attempts = 0, due_at = :now,"
                    + " claimed_until = null where tenant_id = :tenant and id = :id"
                    + " and state in ('dead', 'unaddressed')")
            .setParameter("now", clock.now())
            .setParameter("tenant", tenant.id())
            .setParameter("id", id)
            .executeUpdate();
    StoredNotification found = get(id);
    if (changed == 0) {
      throw new Fault(
          ErrorCode.CONFLICT,
          "The notification (%d) is in the state (%s). Only one that is dead or unaddressed can be tried again."
              .formatted(id, found.state()));
    }
    return found;
  }

  private StoredNotification get(long id) {
    return entities
        .createQuery(
            "select n from StoredNotification n where n.tenantId = :tenant and n.id = :id",
            StoredNotification.class)
        .setParameter("tenant", tenant.id())
        .setParameter("id", id)
        .getResultStream()
        .findFirst()
        .orElseThrow(
            () ->
                new Fault(
                    ErrorCode.NOT_FOUND,
                    "There is no notification with the id (%d). Look it up in the list."
                        .formatted(id)));
  }

  private static long before(@Nullable String cursor) {
    if (cursor == null) {
      return Long.MAX_VALUE;
    }
    if (!cursor.matches("\\d{1,18}")) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "cursor",
          "The cursor (%s) is not one of this list".formatted(Texts.shown(cursor)),
          "Send the nextCursor of the page before, or none");
    }
    return Long.parseLong(cursor);
  }
}
