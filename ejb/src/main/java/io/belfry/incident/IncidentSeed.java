package io.belfry.incident;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/**
 * What events say of the incident that is made of them.
 *
 * @param first the most urgent of them
 * @param service empty when they are of several
 * @param team of the most urgent
 */
record IncidentSeed(UUID first, String subject, String priority, String service, String team) {
  /**
   * Asks the events.
   *
   * @throws Fault invalid-value when there are none of those ids
   */
  static IncidentSeed of(EntityManager entities, long tenant, List<UUID> events) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select id, subject, shown_priority, service, owner_team from event"
                    + " where tenant_id = :tenant and id in (:events)"
                    + " order by shown_priority, number")
            .setParameter("tenant", tenant)
            .setParameter("events", events)
            .getResultList();
    if (rows.size() < events.size()) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "events",
          "%d of the events do not exist".formatted(events.size() - rows.size()),
          "Send the ids of events");
    }
    Object[] first = (Object[]) rows.get(0);
    boolean same = rows.stream().allMatch(row -> ((Object[]) row)[3].equals(first[3]));
    return new IncidentSeed(
        (UUID) first[0],
        (String) first[1],
        (String) first[2],
        same ? (String) first[3] : "",
        (String) first[4]);
  }
}
