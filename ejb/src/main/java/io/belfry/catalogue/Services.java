package io.belfry.catalogue;

import io.belfry.facts.Level;
import io.belfry.identity.Notary;
import io.belfry.journal.Change;
import io.belfry.platform.Clock;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.platform.Page;
import io.belfry.platform.Versions;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The services of the current tenant. The rules are told of every change. */
@ApplicationScoped
@Transactional
@InTenant
public class Services {
  private static final int LONGEST_NAME = 200;

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final Owners owners;
  private final Announcer announcer;
  private final Notary notary;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Services() {
    this(null, null, null, null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public Services(
      EntityManager entities,
      CurrentTenant tenant,
      Owners owners,
      Announcer announcer,
      Notary notary,
      Clock clock) {
    this.entities = entities;
    this.tenant = tenant;
    this.owners = owners;
    this.announcer = announcer;
    this.notary = notary;
    this.clock = clock;
  }

  /** Returns services by name, those after {@code cursor}; of one team when that is given. */
  public Page<Service> list(@Nullable String ownerTeam, @Nullable String cursor, int limit) {
    List<Service> rows =
        entities
            .createQuery(
                "select s from Service s where s.tenantId = :tenant and s.name > :after"
                    + " and (:team = '' or s.ownerTeam = :team) order by s.name",
                Service.class)
            .setParameter("tenant", tenant.id())
            .setParameter("after", cursor == null ? "" : Line.of("cursor", cursor, LONGEST_NAME))
            .setParameter(
                "team", ownerTeam == null ? "" : Line.of("ownerTeam", ownerTeam, LONGEST_NAME))
            .setMaxResults(limit + 1)
            .getResultList();
    return Page.of(rows, limit, Service::name);
  }

  /**
   * Returns the service of that name.
   *
   * @throws Fault not-found
   */
  public Service get(String name) {
    return find(name, LockModeType.NONE).orElseThrow(() -> missing(name));
  }

  /**
   * Returns whether there is a service of that name, which then stays until the transaction ends.
   */
  public boolean hold(String name) {
    return find(name, LockModeType.PESSIMISTIC_READ).isPresent();
  }

  /**
   * Returns a name that a service may have.
   *
   * @throws Fault missing-field or invalid-value
   */
  public static String name(String name) {
    String line = Line.of("name", name, LONGEST_NAME);
    if (!Character.isLetterOrDigit(line.codePointAt(0))) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "name",
          "The name (" + Line.shown(line) + ") cannot be one",
          "Begin it with a letter or digit");
    }
    return line;
  }

  /** The same, and whoever else wants to change what hangs on the service waits. */
  boolean lock(String name) {
    return find(name, LockModeType.PESSIMISTIC_WRITE).isPresent();
  }

  /**
   * Adds a service.
   *
   * @throws Fault invalid-value for a name that cannot be one or a team that does not exist,
   *     conflict for a name that is taken
   */
  public Service add(String name, String ownerTeam, Level criticality) {
    return add(name, ownerTeam, criticality, null);
  }

  /**
   * Adds a service with a place in the organisation.
   *
   * @param path null or blank for none
   * @throws Fault as the other
   */
  public Service add(String name, String ownerTeam, Level criticality, @Nullable String path) {
    String line = name(name);
    if (find(line, LockModeType.NONE).isPresent()) {
      throw Fault.ofField(
          ErrorCode.CONFLICT,
          "name",
          "The service (" + Line.shown(line) + ") exists",
          "Change that one, or choose another name");
    }
    Service service =
        new Service(tenant.id(), line, owners.require("ownerTeam", ownerTeam), criticality);
    service.belong(OrganisationPath.of(path == null ? "" : path));
    entities.persist(service);
    announcer.tell(service.asChange());
    seal("add", service);
    return service;
  }

  /**
   * Gives a service another owner or criticality. Events that are open already stay as they are.
   *
   * @param version the version that the change was decided on, or null for whichever it is
   * @throws Fault not-found; invalid-value for a team that does not exist; precondition-failed when
   *     it changed since that version
   */
  public Service change(
      String name, @Nullable Integer version, String ownerTeam, Level criticality) {
    return change(name, version, ownerTeam, criticality, null);
  }

  /**
   * Gives a service another owner, criticality or place in the organisation.
   *
   * @param path null keeps the one it has, blank takes it away
   * @throws Fault as the other
   */
  public Service change(
      String name,
      @Nullable Integer version,
      String ownerTeam,
      Level criticality,
      @Nullable String path) {
    Service service = get(name);
    int before = service.version();
    Versions.require(version, before, "The service (" + Line.shown(name) + ")");
    service.describe(owners.require("ownerTeam", ownerTeam), criticality);
    if (path != null) {
      service.belong(OrganisationPath.of(path));
    }
    entities.flush();
    // A list that is sent again every hour is no news.
    if (service.version() != before) {
      announcer.tell(service.asChange());
      seal("change", service);
    }
    return service;
  }

  /**
   * Removes a service for which no maintenance is planned.
   *
   * @param version the version that the removal was decided on, or null for whichever it is
   * @throws Fault not-found; precondition-failed; conflict when a maintenance window is to come or
   *     under way
   */
  public void remove(String name, @Nullable Integer version) {
    // Locked, so that nobody plans maintenance between the look and the removal.
    Service service = find(name, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> missing(name));
    Versions.require(version, service.version(), "The service (" + Line.shown(name) + ")");
    long windows = windowsAhead(name);
    if (windows > 0) {
      throw Fault.ofField(
          ErrorCode.CONFLICT,
          "maintenance-windows",
          "The service (%s) has %d maintenance windows that are not over"
              .formatted(Line.shown(name), windows),
          "End them first");
    }
    entities.remove(service);
    announcer.tell(new Change.ServiceRemoved(name));
    seal("remove", service);
  }

  private void seal(String what, Service service) {
    notary.seal(
        "service." + what,
        "service:" + service.name(),
        Map.of(
            "ownerTeam",
            service.ownerTeam(),
            "criticality",
            Criticality.word(service.criticality())));
  }

  // In SQL: maintenance knows the catalogue, so the catalogue cannot know its classes.
  private long windowsAhead(String name) {
    return ((Number)
            entities
                .createNativeQuery(
                    "select count(*) from maintenance_window where tenant_id = :tenant"
                        + " and service = :service and cancelled_at is null and ends_at > :now")
                .setParameter("tenant", tenant.id())
                .setParameter("service", name)
                .setParameter("now", clock.now())
                .getSingleResult())
        .longValue();
  }

  private Optional<Service> find(String name, LockModeType lock) {
    return Line.isFit(name)
        ? Optional.ofNullable(
            entities.find(Service.class, new Service.Key(tenant.id(), name), lock))
        : Optional.empty();
  }

  private static Fault missing(String name) {
    return new Fault(ErrorCode.NOT_FOUND, "There is no service (" + Line.shown(name) + ").");
  }
}
