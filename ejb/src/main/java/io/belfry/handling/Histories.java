package io.belfry.handling;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.tenancy.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;

/** What was done with events. It runs in its caller's transaction, which is bound to the tenant. */
@ApplicationScoped
public class Histories {
  private final EntityManager entities;
  private final CurrentTenant tenant;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Histories() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public Histories(EntityManager entities, CurrentTenant tenant) {
    this.entities = entities;
    this.tenant = tenant;
  }

  /** Says who was faster, when, and with what. */
  Fault changedMeanwhile(HandledEvent event, int expected) {
    List<?> last =
        entities
            .createNativeQuery(
                "select coalesce(u.display_name, case a.actor when 'belfry' then 'Belfry'"
                    + " else 'a tool' end), to_char(a.at at time zone 'UTC',"
                    + " 'YYYY-MM-DD HH24:MI:SS'), a.action from event_action a"
                    + " left join app_user u on u.tenant_id = a.tenant_id"
                    + " and a.actor = 'user:' || u.id where a.tenant_id = :tenant"
                    + " and a.event_id = :event and a.action not in ('watch', 'unwatch')"
                    + " order by a.at desc, a.id desc")
            .setParameter("tenant", tenant.id())
            .setParameter("event", event.id())
            .setMaxResults(1)
            .getResultList();
    String who = "somebody";
    if (!last.isEmpty()) {
      Object[] row = (Object[]) last.get(0);
      who = "%s at %s UTC (%s)".formatted(row[0], row[1], row[2]);
    }
    return new Fault(
        ErrorCode.CHANGED_MEANWHILE,
        "Event %d was changed by %s: its handling is at version %d, not %d. Read it again."
            .formatted(event.number(), who, event.version(), expected));
  }
}
