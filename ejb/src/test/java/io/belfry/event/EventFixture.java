package io.belfry.event;

import io.belfry.catalogue.CatalogueFixture;
import java.time.Instant;
import java.util.UUID;

/** Events that a test writes itself. */
public final class EventFixture {
  private EventFixture() {}

  public static EventStore store(CatalogueFixture catalogue) {
    return new EventStore(catalogue.entities(), catalogue.tenant);
  }

  /** An event about an item, whose sender named no service. */
  public static UUID open(CatalogueFixture catalogue, String ci, Instant at) {
    UUID id = UUID.randomUUID();
    catalogue.execute(
        "insert into event (tenant_id, id, number, key, subject, type, source, service, ci,"
            + " severity, impact, urgency, priority, condition, owner_team, opened_at,"
            + " opened_by_rule, release)"
            + " select 1, '%s', coalesce(max(number), 0) + 1, 'k', '', 'Down', 'test', '', '%s', 'major', 'medium', 'medium', 'P3',"
                .formatted(id, ci)
            + " 'firing', 'operations', '%s', '', 'r' from event".formatted(at));
    catalogue.execute(
        "insert into event_activity (tenant_id, event_id, alerts, last_alert_at) values (1, '%s', 1, '%s')"
            .formatted(id, at));
    return id;
  }
}
