package io.belfry.incident;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Which event is in which incident. */
@ApplicationScoped
@Transactional
@InTenant
public class Memberships {
  private static final int MOST = 1_000;

  private final EntityManager entities;
  private final CurrentTenant tenant;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Memberships() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public Memberships(EntityManager entities, CurrentTenant tenant) {
    this.entities = entities;
    this.tenant = tenant;
  }

  /** The incident that an event is in. */
  public record Membership(UUID id, long number, String state) {}

  /** Of which incident each event is; those of none are absent. */
  public Map<UUID, Membership> of(List<UUID> events) {
    Map<UUID, Membership> found = new HashMap<>();
    if (events.isEmpty()) {
      return found;
    }
    List<?> rows =
        entities
            .createNativeQuery(
                "select m.event_id, i.id, i.number, i.state from incident_event m"
                    + " join incident i on i.tenant_id = m.tenant_id and i.id = m.incident_id"
                    + " where m.tenant_id = :tenant and m.event_id in (:events)")
            .setParameter("tenant", tenant.id())
            .setParameter("events", events)
            .getResultList();
    for (Object row : rows) {
      Object[] columns = (Object[]) row;
      found.put(
          (UUID) columns[0],
          new Membership(
              (UUID) columns[1], ((Number) columns[2]).longValue(), (String) columns[3]));
    }
    return found;
  }

  /** The events of an incident, the first that came first. */
  public List<UUID> events(UUID incident) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select event_id from incident_event where tenant_id = :tenant"
                    + " and incident_id = :id order by added_at, event_id")
            .setParameter("tenant", tenant.id())
            .setParameter("id", incident)
            .setMaxResults(MOST)
            .getResultList();
    return rows.stream().map(UUID.class::cast).toList();
  }

  /** Takes events out; returns those that were in it. */
  List<UUID> end(Incident incident, List<UUID> events) {
    List<UUID> gone = events(incident.id()).stream().filter(events::contains).toList();
    if (gone.isEmpty()) {
      throw new Fault(
          ErrorCode.CONFLICT, "None of the events is in incident %d.".formatted(incident.number()));
    }
    entities
        .createNativeQuery(
            "delete from incident_event where tenant_id = :tenant and incident_id = :id"
                + " and event_id in (:events)")
        .setParameter("tenant", tenant.id())
        .setParameter("id", incident.id())
        .setParameter("events", gone)
        .executeUpdate();
    return gone;
  }
}
