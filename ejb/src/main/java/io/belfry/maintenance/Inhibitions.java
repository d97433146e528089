package io.belfry.maintenance;

import io.belfry.catalogue.Announcer;
import io.belfry.identity.CurrentCaller;
import io.belfry.identity.Notary;
import io.belfry.journal.Change;
import io.belfry.platform.Clock;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The inhibitions of the current tenant. The rules are told of all of them at each change. */
@ApplicationScoped
@Transactional
@InTenant
public class Inhibitions {
  private static final int MOST = 200;

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final CurrentCaller caller;
  private final Announcer announcer;
  private final Clock clock;
  private final Notary notary;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Inhibitions() {
    this(null, null, null, null, null, null);
  }

  @Inject
  Inhibitions(
      EntityManager entities,
      CurrentTenant tenant,
      CurrentCaller caller,
      Announcer announcer,
      Clock clock,
      Notary notary) {
    this.entities = entities;
    this.tenant = tenant;
    this.caller = caller;
    this.announcer = announcer;
    this.clock = clock;
    this.notary = notary;
  }

  /** Returns all of them, the oldest first. */
  public List<StoredInhibition> list() {
    return entities
        .createQuery(
            "select i from StoredInhibition i where i.tenantId = :tenant"
                + " order by i.createdAt, i.id",
            StoredInhibition.class)
        .setParameter("tenant", tenant.id())
        .getResultList();
  }

  /**
   * Returns one.
   *
   * @throws Fault not-found
   */
  public StoredInhibition get(UUID id) {
    return find(id, LockModeType.NONE);
  }

  /**
   * Adds one; it holds from the next alert of a cause on.
   *
   * @throws Fault invalid-value or missing-field, with the field; conflict when there are too many
   */
  public StoredInhibition add(InhibitionDraft draft) {
    InhibitionDraft read = draft.checked();
    lock();
    if (list().size() >= MOST) {
      throw new Fault(
          ErrorCode.CONFLICT,
          "There are %d inhibitions already. Remove those that nobody needs.".formatted(MOST));
    }
    StoredInhibition added =
        new StoredInhibition(
            tenant.id(), UUID.randomUUID(), read, caller.caller().name(), clock.now());
    entities.persist(added);
    tell("add", added);
    return added;
  }

  /**
   * Describes one anew.
   *
   * @param version the version that the change was decided on, or null for whichever it is
   * @throws Fault not-found; invalid-value or missing-field; precondition-failed when it changed
   *     since that version
   */
  public StoredInhibition change(UUID id, @Nullable Integer version, InhibitionDraft draft) {
    InhibitionDraft read = draft.checked();
    lock();
    StoredInhibition found = find(id, LockModeType.PESSIMISTIC_WRITE);
    int before = found.version();
    Versions.require(version, before, "The inhibition (" + id + ")");
    found.describe(read);
    entities.flush();
    if (found.version() != before) {
      tell("change", found);
    }
    return found;
  }

  /**
   * Removes one.
   *
   * @param version the version that the removal was decided on, or null for whichever it is
   * @throws Fault not-found; precondition-failed
   */
  public void remove(UUID id, @Nullable Integer version) {
    lock();
    StoredInhibition found = find(id, LockModeType.PESSIMISTIC_WRITE);
    Versions.require(version, found.version(), "The inhibition (" + id + ")");
    entities.remove(found);
    tell("remove", found);
  }

  /** All are told at once, so that of two who change them the second one must see the first. */
  private void lock() {
    caller.caller().requireAllTeams();
    entities
        .createNativeQuery("select pg_advisory_xact_lock(hashtext('inhibition'), :tenant)")
        .setParameter("tenant", (int) tenant.id())
        .getSingleResult();
  }

  private void tell(String what, StoredInhibition changed) {
    entities.flush();
    announcer.tell(
        new Change.InhibitionsSet(list().stream().map(StoredInhibition::asRule).toList()));
    notary.seal("inhibition." + what, "inhibition:" + changed.id(), Map.of());
  }

  private StoredInhibition find(UUID id, LockModeType lock) {
    StoredInhibition found =
        entities.find(StoredInhibition.class, new MaintenanceWindow.Key(tenant.id(), id), lock);
    if (found == null) {
      throw new Fault(ErrorCode.NOT_FOUND, "There is no inhibition (" + id + ").");
    }
    return found;
  }
}
