package io.belfry.event;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what the tables know of one alert; originals are forgotten first. */
@ApplicationScoped
@Transactional
@InTenant
public class FootprintStore {
  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final AlertStore alerts;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected FootprintStore() {
    this(null, null, null);
  }

  @Inject
  FootprintStore(EntityManager entities, CurrentTenant tenant, AlertStore alerts) {
    this.entities = entities;
    this.tenant = tenant;
    this.alerts = alerts;
  }

  /**
   * Looks in every table.
   *
   * @throws Fault when the journal has no alert of that id
   */
  public Footprint of(String id) {
    AlertStore.Place place = AlertStore.placeOf(id);
    return new Footprint(
        place.position(), place.index(), alerts.get(id), original(place), decisions(place));
  }

  /**
   * A request as it came, with credentials replaced.
   *
   * @param contentType as the sender said
   */
  public record StoredOriginal(String contentType, byte[] body) {}

  /**
   * The request that delivered an alert.
   *
   * @throws Fault when there is no such alert, or its original is no longer kept
   */
  public StoredOriginal original(String id) {
    AlertStore.Place place = AlertStore.placeOf(id);
    alerts.get(id);
    for (Object row :
        query(
                "select o.content_type, o.body from journal_original o"
                    + " where o.tenant_id = :tenant and o.position = :position",
                place)
            .getResultList()) {
      Object[] columns = (Object[]) row;
      return new StoredOriginal((String) columns[0], (byte[]) columns[1]);
    }
    throw new Fault(
        ErrorCode.NOT_FOUND,
        "The original of the alert (%s) is past its retention, which is shorter than that of alerts. The alert itself is at /alerts/%s."
            .formatted(id, id));
  }

  private Footprint.@Nullable Original original(AlertStore.Place place) {
    for (Object row :
        query(
                "select content_type, octet_length(body) from journal_original"
                    + " where tenant_id = :tenant and position = :position",
                place)
            .getResultList()) {
      Object[] columns = (Object[]) row;
      return new Footprint.Original((String) columns[0], ((Number) columns[1]).longValue());
    }
    return null;
  }

  private List<StoredDecision> decisions(AlertStore.Place place) {
    return entities
        .createQuery(
            "select d from StoredDecision d where d.tenantId = :tenant and d.position = :position"
                + " and d.index = :index order by d.sequence",
            StoredDecision.class)
        .setParameter("tenant", tenant.id())
        .setParameter("position", place.position())
        .setParameter("index", place.index())
        .getResultList();
  }

  private Query query(String sql, AlertStore.Place place) {
    return entities
        .createNativeQuery(sql)
        .setParameter("tenant", tenant.id())
        .setParameter("position", place.position());
  }
}
