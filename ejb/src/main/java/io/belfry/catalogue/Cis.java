package io.belfry.catalogue;

import io.belfry.identity.Notary;
import io.belfry.journal.Change;
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

/** The configuration items of the current tenant. The rules are told of every change. */
@ApplicationScoped
@Transactional
@InTenant
public class Cis {
  /** The engine keeps them all in memory. */
  static final int MOST = 50_000;

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final Services services;
  private final Announcer announcer;
  private final Notary notary;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Cis() {
    this(null, null, null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public Cis(
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

  /** Returns items by name, those after {@code cursor}; of one service when that is given. */
  public Page<Ci> list(@Nullable String service, @Nullable String cursor, int limit) {
    List<Ci> rows =
        entities
            .createQuery(
                "select c from Ci c where c.tenantId = :tenant and c.name > :after"
                    + " and (:service = '' or c.service = :service) order by c.name",
                Ci.class)
            .setParameter("tenant", tenant.id())
            .setParameter(
                "after", cursor == null ? "" : Line.of("cursor", cursor, CiDraft.LONGEST_NAME))
            .setParameter(
                "service", service == null ? "" : Line.of("service", service, CiDraft.LONGEST_NAME))
            .setMaxResults(limit + 1)
            .getResultList();
    return Page.of(rows, limit, Ci::name);
  }

  /**
   * Returns the item of that name.
   *
   * @throws Fault not-found
   */
  public Ci get(String name) {
    return find(name, LockModeType.NONE).orElseThrow(() -> missing(name));
  }

  /**
   * Adds an item.
   *
   * @throws Fault invalid-value for a name that cannot be one, a service that does not exist, and
   *     dependencies that name nothing; conflict for a name that is taken, and when there are too
   *     many
   */
  public Ci add(String name, CiDraft draft) {
    String line = Line.of("name", name, CiDraft.LONGEST_NAME);
    if (find(line, LockModeType.NONE).isPresent()) {
      throw Fault.ofField(
          ErrorCode.CONFLICT,
          "name",
          "The CI (" + Line.shown(line) + ") exists",
          "Change that one, or choose another name");
    }
    CiDraft read = require(draft.of(line));
    if (count() >= MOST) {
      throw new Fault(
          ErrorCode.CONFLICT,
          "There are %d CIs already. Remove those that are gone.".formatted(MOST));
    }
    Ci item = new Ci(tenant.id(), line, read);
    entities.persist(item);
    announcer.tell(item.asChange());
    seal("add", line);
    return item;
  }

  /**
   * Describes an item anew. Events that are open keep the cause that they have.
   *
   * @param version the version that the change was decided on, or null for whichever it is
   * @throws Fault not-found; invalid-value; precondition-failed when it changed since that version
   */
  public Ci change(String name, @Nullable Integer version, CiDraft draft) {
    Ci item = find(name, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> missing(name));
    int before = item.version();
    Versions.require(version, before, "The CI (" + Line.shown(name) + ")");
    item.describe(require(draft.of(name)));
    entities.flush();
    // A list that is sent again every hour is no news.
    if (item.version() != before) {
      announcer.tell(item.asChange());
      seal("change", name);
    }
    return item;
  }

  /**
   * Removes an item. What depends on it goes on naming it, which then means nothing.
   *
   * @param version the version that the removal was decided on, or null for whichever it is
   * @throws Fault not-found; precondition-failed
   */
  public void remove(String name, @Nullable Integer version) {
    Ci item = find(name, LockModeType.PESSIMISTIC_WRITE).orElseThrow(() -> missing(name));
    Versions.require(version, item.version(), "The CI (" + Line.shown(name) + ")");
    entities.remove(item);
    announcer.tell(new Change.CiRemoved(name));
    seal("remove", name);
  }

  private void seal(String what, String name) {
    notary.seal("ci." + what, "ci:" + name, Map.of());
  }

  private CiDraft require(CiDraft draft) {
    if (!draft.service().isEmpty() && !services.hold(draft.service())) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "service",
          "There is no service (" + Line.shown(draft.service()) + ")",
          "Use the name of a service, or add the service first");
    }
    return draft;
  }

  private long count() {
    return entities
        .createQuery("select count(c) from Ci c where c.tenantId = :tenant", Long.class)
        .setParameter("tenant", tenant.id())
        .getSingleResult();
  }

  private Optional<Ci> find(String name, LockModeType lock) {
    return Line.isFit(name)
        ? Optional.ofNullable(entities.find(Ci.class, new Ci.Key(tenant.id(), name), lock))
        : Optional.empty();
  }

  private static Fault missing(String name) {
    return new Fault(ErrorCode.NOT_FOUND, "There is no CI (" + Line.shown(name) + ").");
  }
}
