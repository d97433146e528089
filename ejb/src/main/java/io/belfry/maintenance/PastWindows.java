package io.belfry.maintenance;

import io.belfry.event.AlertStore;
import io.belfry.event.Event;
import io.belfry.event.StoredAlert;
import io.belfry.facts.AlertFact;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.suppression.Matching;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells what work was planned when something happened. */
@ApplicationScoped
@Transactional
@InTenant
public class PastWindows {
  private static final int MOST_LOOKED_AT = 10_000;

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final AlertStore alerts;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected PastWindows() {
    this(null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public PastWindows(EntityManager entities, CurrentTenant tenant, AlertStore alerts) {
    this.entities = entities;
    this.tenant = tenant;
    this.alerts = alerts;
  }

  /**
   * Whether a window that is for an event was open when it opened, or so long before; windows by
   * labels are for what the event's last alert says.
   */
  public boolean wasOpenBefore(Event event, Duration before) {
    Instant since = event.openedAt().minus(before);
    List<MaintenanceWindow> near =
        entities
            .createQuery(
                "select w from MaintenanceWindow w where w.tenantId = :tenant"
                    + " and (w.service = '' or w.service = :service)"
                    + " and w.startsAt <= :until and w.endsAt >= :since"
                    + " and (w.cancelledAt is null or w.cancelledAt >= :since)"
                    + " order by w.startsAt desc, w.id desc",
                MaintenanceWindow.class)
            .setParameter("tenant", tenant.id())
            .setParameter("service", event.service())
            .setParameter("since", since)
            .setParameter("until", event.openedAt())
            .setMaxResults(MOST_LOOKED_AT)
            .getResultList();
    List<MaintenanceWindow> open =
        near.stream().filter(window -> window.wasOpenWithin(since, event.openedAt())).toList();
    if (open.isEmpty()) {
      return false;
    }
    AlertFact said = said(event);
    return open.stream().anyMatch(window -> new Matching(window.matchers()).matches(said));
  }

  private AlertFact said(Event event) {
    Map<String, String> labels =
        alerts.ofEvent(event.number(), null, 1).items().stream()
            .map(StoredAlert::alert)
            .findFirst()
            .map(alert -> alert.labels())
            .orElse(Map.of());
    return new AlertFact(
        event.openedAt().toEpochMilli(),
        event.source(),
        event.type(),
        event.key(),
        Status.FIRING,
        Severity.valueOf(event.severity().toUpperCase(Locale.ROOT)),
        event.subject(),
        event.service(),
        event.ci(),
        labels,
        0);
  }
}
