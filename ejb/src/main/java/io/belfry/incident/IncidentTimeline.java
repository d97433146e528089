package io.belfry.incident;

import io.belfry.identity.Actor;
import io.belfry.platform.Json;
import io.belfry.platform.Page;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to an incident, the newest first. */
@ApplicationScoped
@Transactional
@InTenant
public class IncidentTimeline {
  private final EntityManager entities;
  private final CurrentTenant tenant;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected IncidentTimeline() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public IncidentTimeline(EntityManager entities, CurrentTenant tenant) {
    this.entities = entities;
    this.tenant = tenant;
  }

  /**
   * One thing that happened.
   *
   * @param action open, start, resolve, close, reopen, command, update, describe, add or remove
   * @param whom the commander who was named; null for none
   * @param events how many came or went
   * @param note what somebody wrote
   */
  public record Entry(
      long id,
      Instant at,
      Actor by,
      String action,
      String from,
      String to,
      @Nullable Actor whom,
      int events,
      @Nullable String note) {}

  /**
   * Returns a page of it.
   *
   * @throws io.belfry.platform.Fault invalid-value for a cursor that is not of this list
   */
  public Page<Entry> of(UUID incident, @Nullable String cursor, int limit) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select id, (extract(epoch from at) * 1000000)\\:\\:bigint, actor, action,"
                    + " state_before, state_after, detail\\:\\:text, note from incident_entry"
                    + " where tenant_id = :tenant and incident_id = :incident and id < :before"
                    + " order by id desc")
            .setParameter("tenant", tenant.id())
            .setParameter("incident", incident)
            .setParameter("before", IncidentTerms.before(cursor))
            .setMaxResults(limit + 1)
            .getResultList();
    return Page.of(
        rows.stream().map(row -> entry((Object[]) row)).toList(),
        limit,
        entry -> Long.toString(entry.id()));
  }

  private static Entry entry(Object[] row) {
    Map<?, ?> detail = Json.read((String) row[6], Map.class);
    return new Entry(
        ((Number) row[0]).longValue(),
        Instant.EPOCH.plus(((Number) row[1]).longValue(), ChronoUnit.MICROS),
        Actor.of((String) row[2]),
        (String) row[3],
        (String) row[4],
        (String) row[5],
        detail.get("commander") instanceof Number person ? Actor.user(person.longValue()) : null,
        detail.get("events") instanceof List<?> events ? events.size() : 0,
        (String) row[7]);
  }
}
