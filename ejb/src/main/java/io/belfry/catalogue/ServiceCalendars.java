package io.belfry.catalogue;

import io.belfry.identity.Notary;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.platform.Versions;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calendars of the current tenant's services: in which hours targets count. */
@ApplicationScoped
@Transactional
@InTenant
public class ServiceCalendars {
  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final Services services;
  private final Notary notary;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ServiceCalendars() {
    this(null, null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public ServiceCalendars(
      EntityManager entities, CurrentTenant tenant, Services services, Notary notary) {
    this.entities = entities;
    this.tenant = tenant;
    this.services = services;
    this.notary = notary;
  }

  /** Returns all of them by service. */
  public List<ServiceCalendar> list() {
    return entities
        .createQuery(
            "select c from ServiceCalendar c where c.tenantId = :tenant order by c.name",
            ServiceCalendar.class)
        .setParameter("tenant", tenant.id())
        .getResultList();
  }

  /**
   * Returns the one of a service.
   *
   * @throws Fault not-found, for the service, or when it has none
   */
  public ServiceCalendar get(String service) {
    ServiceCalendar calendar = find(services.get(service).name());
    if (calendar == null) {
      throw new Fault(
          ErrorCode.NOT_FOUND, "The service (" + Line.shown(service) + ") has no calendar.");
    }
    return calendar;
  }

  /**
   * Gives a service one. What is due for events that are open already stays.
   *
   * @param version the version that the change was decided on, or null for whichever it is
   * @throws Fault not-found for the service; precondition-failed
   */
  public ServiceCalendar set(String service, @Nullable Integer version, ServiceHours hours) {
    // Of two who come at once one waits, and the service stays until the transaction ends.
    if (!services.lock(service)) {
      services.get(service);
    }
    ServiceCalendar calendar = find(service);
    int before = calendar == null ? -1 : calendar.version();
    if (calendar == null) {
      if (version != null) {
        throw new Fault(
            ErrorCode.PRECONDITION_FAILED,
            "The service (%s) has no calendar yet. Send If-Match: *."
                .formatted(Line.shown(service)));
      }
      calendar = new ServiceCalendar(key(service), hours);
      entities.persist(calendar);
    } else {
      Versions.require(
          version, before, "The calendar of the service (" + Line.shown(service) + ")");
      if (!calendar.hours().equals(hours)) {
        calendar.become(hours);
      }
    }
    entities.flush();
    if (calendar.version() != before) {
      seal("set", service);
    }
    return calendar;
  }

  /**
   * Takes the one of a service away.
   *
   * @throws Fault not-found; precondition-failed
   */
  public void remove(String service, @Nullable Integer version) {
    ServiceCalendar calendar = get(service);
    Versions.require(
        version, calendar.version(), "The calendar of the service (" + Line.shown(service) + ")");
    entities.remove(calendar);
    entities.flush();
    seal("remove", service);
  }

  private void seal(String what, String service) {
    notary.seal("service-calendar." + what, "service:" + service, Map.of());
  }

  private @Nullable ServiceCalendar find(String service) {
    return entities.find(ServiceCalendar.class, key(service));
  }

  private Service.Key key(String service) {
    return new Service.Key(tenant.id(), service);
  }
}
