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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what the tables know of one alert, each of which may have forgotten it. */
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
   * @throws Fault when none knows an alert of that id
   */
  public Footprint of(String id) {
    AlertStore.Place place = AlertStore.place(id);
    StoredAlert alert = alerts.find(place);
    Footprint.Listed listed = listed(place);
    if (alert == null && listed == null) {
      throw AlertStore.unknown(id);
    }
    return new Footprint(
        place.position(), place.index(), alert, listed, original(place), decisions(place));
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
    AlertStore.Place place = AlertStore.place(id);
    for (Object row :
        query(
                "select o.content_type, o.body from journal_original o"
                    + " where o.tenant_id = :tenant and o.position = :position",
                place)
            .getResultList()) {
      Object[] columns = (Object[]) row;
      if (alerts.find(place) != null || listed(place) != null) {
        return new StoredOriginal((String) columns[0], (byte[]) columns[1]);
      }
    }
    if (alerts.find(place) == null && listed(place) == null) {
      throw AlertStore.unknown(id);
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

  private Footprint.@Nullable Listed listed(AlertStore.Place place) {
    for (Object row :
        query(
                "select (extract(epoch from a.received_at) * 1000)\\:\\:bigint, a.source, a.type,"
                    + " a.fate, coalesce(a.event_number, 0), e.id from alert a left join event e"
                    + " on e.tenant_id = a.tenant_id and e.number = a.event_number"
                    + " where a.tenant_id = :tenant and a.position = :position and a.index = :index",
                place)
            .setParameter("index", place.index())
            .getResultList()) {
      Object[] columns = (Object[]) row;
      return new Footprint.Listed(
          Instant.ofEpochMilli(((Number) columns[0]).longValue()),
          (String) columns[1],
          (String) columns[2],
          (String) columns[3],
          ((Number) columns[4]).longValue(),
          (UUID) columns[5]);
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
