package io.belfry.catalogue;

import io.belfry.identity.Notary;
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

/** What the services of the current tenant depend on. The rules are told of every change. */
@ApplicationScoped
@Transactional
@InTenant
public class ServiceTopology {
  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final Services services;
  private final Announcer announcer;
  private final Notary notary;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ServiceTopology() {
    this(null, null, null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public ServiceTopology(
      EntityManager entities,
      CurrentTenant tenant,
      Services services,
      Announcer announcer,
      Notary notary) {
    this.entities = entities;
    this.tenant = tenant;
    this.services = services;
    this.announcer = announcer;
    this.notary = notary;
  }

  /** Returns what each service depends on that anybody said it of, by service. */
  public List<ServiceDependencies> list() {
    return entities
        .createQuery(
            "select d from ServiceDependencies d where d.tenantId = :tenant order by d.name",
            ServiceDependencies.class)
        .setParameter("tenant", tenant.id())
        .getResultList();
  }

  /**
   * Returns what a service depends on.
   *
   * @throws Fault not-found when there is no such service
   */
  public ServiceDependencies get(String service) {
    Service known = services.get(service);
    ServiceDependencies found = find(known.name());
    return found == null ? new ServiceDependencies(tenant.id(), known.name()) : found;
  }

  /**
   * Says anew what a service depends on.
   *
   * @param version the version that this was decided on, or null for whichever it is
   * @throws Fault not-found; invalid-value for names that name nothing; precondition-failed when it
   *     changed since that version
   */
  public ServiceDependencies change(
      String service, @Nullable Integer version, List<String> dependsOn) {
    // The service stays until the transaction ends, and of two who come at once one waits.
    if (!services.lock(service)) {
      services.get(service);
    }
    ServiceDependencies found = find(service);
    ServiceDependencies row = found == null ? new ServiceDependencies(tenant.id(), service) : found;
    int before = row.version();
    Versions.require(version, before, "What the service (" + Line.shown(service) + ") depends on");
    List<String> read = Dependencies.read("service/" + service, dependsOn);
    if (found == null) {
      entities.persist(row);
      entities.flush();
    }
    row.describe(read);
    entities.flush();
    // A list that is sent again every hour is no news.
    if (row.version() != before) {
      announcer.tell(row.asChange());
      notary.seal("service-dependencies.set", "service:" + service, Map.of());
    }
    return row;
  }

  private @Nullable ServiceDependencies find(String service) {
    return entities.find(ServiceDependencies.class, new Service.Key(tenant.id(), service));
  }
}
