package io.belfry.catalogue;

import io.belfry.identity.Notary;
import io.belfry.journal.Change;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Versions;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The default owner of the current tenant. The rules are told when it changes. */
@ApplicationScoped
@Transactional
@InTenant
public class DefaultOwners {
  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final Owners owners;
  private final Announcer announcer;
  private final Notary notary;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected DefaultOwners() {
    this(null, null, null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public DefaultOwners(
      EntityManager entities,
      CurrentTenant tenant,
      Owners owners,
      Announcer announcer,
      Notary notary) {
    this.entities = entities;
    this.tenant = tenant;
    this.owners = owners;
    this.announcer = announcer;
    this.notary = notary;
  }

  /**
   * Returns it.
   *
   * @throws Fault not-found for a tenant that was made after the server started
   */
  public DefaultOwner get() {
    DefaultOwner owner = entities.find(DefaultOwner.class, tenant.id());
    if (owner == null) {
      throw new Fault(
          ErrorCode.NOT_FOUND, "The tenant has no catalogue yet. The next start makes it.");
    }
    return owner;
  }

  /** Returns the id of its team; empty for a tenant that was made after the server started. */
  public String team() {
    DefaultOwner owner = entities.find(DefaultOwner.class, tenant.id());
    return owner == null ? "" : owner.team();
  }

  /**
   * Begins a catalogue, or passes its default owner to another team.
   *
   * @throws Fault invalid-value for a team that does not exist
   */
  public void appoint(String team) {
    if (!team().isEmpty()) {
      DefaultOwner unused = passTo(team, null);
      return;
    }
    entities.persist(new DefaultOwner(tenant.id(), owners.require("team", team)));
    announcer.tell(new Change.DefaultOwnerSet(team));
    notary.seal("default-owner.set", "team:" + team, Map.of());
  }

  /**
   * Passes it to another team; events that are open already stay where they are.
   *
   * @param version the version that the change was decided on, or null for whichever it is
   * @throws Fault invalid-value for a team that does not exist; precondition-failed when it changed
   *     since that version
   */
  public DefaultOwner passTo(String team, @Nullable Integer version) {
    DefaultOwner owner = get();
    int before = owner.version();
    Versions.require(version, before, "The default owner");
    owner.passTo(owners.require("team", team));
    entities.flush();
    if (owner.version() != before) {
      announcer.tell(new Change.DefaultOwnerSet(owner.team()));
      notary.seal("default-owner.set", "team:" + owner.team(), Map.of());
    }
    return owner;
  }
}
