package io.belfry.pattern;

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

/** The patterns of the current tenant. The rules are told of all of them at each change. */
@ApplicationScoped
@Transactional
@InTenant
public class Patterns {
  private static final int MOST = 100;

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final CurrentCaller caller;
  private final Announcer announcer;
  private final Clock clock;
  private final Notary notary;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Patterns() {
    this(null, null, null, null, null, null);
  }

  @Inject
  Patterns(
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
  public List<StoredPattern> list() {
    return entities
        .createQuery(
            "select p from StoredPattern p where p.tenantId = :tenant"
                + " order by p.createdAt, p.id",
            StoredPattern.class)
        .setParameter("tenant", tenant.id())
        .getResultList();
  }

  /**
   * Returns one.
   *
   * @throws Fault not-found
   */
  public StoredPattern get(UUID id) {
    return find(id, LockModeType.NONE);
  }

  /**
   * Adds one; it holds from the next alert on.
   *
   * @throws Fault invalid-value or missing-field, with the field; conflict when there are too many
   */
  public StoredPattern add(PatternDraft draft) {
    PatternDraft read = draft.checked();
    lock();
    if (list().size() >= MOST) {
      throw new Fault(
          ErrorCode.CONFLICT,
          "There are %d patterns already. Remove those that nobody needs.".formatted(MOST));
    }
    StoredPattern added =
        new StoredPattern(
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
  public StoredPattern change(UUID id, @Nullable Integer version, PatternDraft draft) {
    PatternDraft read = draft.checked();
    lock();
    StoredPattern found = find(id, LockModeType.PESSIMISTIC_WRITE);
    int before = found.version();
    Versions.require(version, before, "The pattern (" + id + ")");
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
    StoredPattern found = find(id, LockModeType.PESSIMISTIC_WRITE);
    Versions.require(version, found.version(), "The pattern (" + id + ")");
    entities.remove(found);
    tell("remove", found);
  }

  /** All are told at once, so that of two who change them the second one must see the first. */
  private void lock() {
    entities
        .createNativeQuery("select pg_advisory_xact_lock(hashtext('pattern'), :tenant)")
        .setParameter("tenant", (int) tenant.id())
        .getSingleResult();
  }

  private void tell(String what, StoredPattern changed) {
    entities.flush();
    announcer.tell(new Change.PatternsSet(list().stream().map(StoredPattern::asRule).toList()));
    notary.seal("pattern." + what, "pattern:" + changed.id(), Map.of());
  }

  private StoredPattern find(UUID id, LockModeType lock) {
    StoredPattern found =
        entities.find(StoredPattern.class, new StoredPattern.Key(tenant.id(), id), lock);
    if (found == null) {
      throw new Fault(ErrorCode.NOT_FOUND, "There is no pattern (" + id + ").");
    }
    return found;
  }
}
