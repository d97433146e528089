package io.belfry.escalation;

import io.belfry.identity.Notary;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
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

/** The targets of the current tenant, one for each priority that has any. */
@ApplicationScoped
@Transactional
@InTenant
public class Targets {
  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final Notary notary;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Targets() {
    this(null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public Targets(EntityManager entities, CurrentTenant tenant, Notary notary) {
    this.entities = entities;
    this.tenant = tenant;
    this.notary = notary;
  }

  /** Returns them by priority. */
  public List<Target> list() {
    return entities
        .createQuery(
            "select t from Target t where t.tenantId = :tenant order by t.priority", Target.class)
        .setParameter("tenant", tenant.id())
        .getResultList();
  }

  /**
   * Returns one.
   *
   * @throws Fault not-found
   */
  public Target get(String priority) {
    Target target = find(priority);
    if (target == null) {
      throw new Fault(ErrorCode.NOT_FOUND, "There is no target for (%s).".formatted(priority));
    }
    return target;
  }

  /**
   * Sets one. Events that are open already keep what was due.
   *
   * @param version the version that the change was decided on, or null for whichever it is
   * @throws Fault invalid-value; precondition-failed
   */
  public Target set(String priority, @Nullable Integer version, EscalationDraft.OfTarget draft) {
    Aim aim = EscalationTerms.aim(draft);
    Target target = find(priority);
    if (target == null) {
      if (version != null) {
        throw new Fault(
            ErrorCode.PRECONDITION_FAILED,
            "There is no target for (%s) yet. Send If-Match: *.".formatted(priority));
      }
      target = new Target(new Target.Key(tenant.id(), priority));
      target.become(aim);
      entities.persist(target);
    } else {
      Versions.require(version, target.version(), "The target for (" + priority + ")");
      target.become(aim);
    }
    entities.flush();
    notary.seal("target.set", "target:" + priority, Map.of());
    return target;
  }

  /**
   * Takes one away.
   *
   * @throws Fault not-found; precondition-failed
   */
  public void remove(String priority, @Nullable Integer version) {
    Target target = get(priority);
    Versions.require(version, target.version(), "The target for (" + priority + ")");
    entities.remove(target);
    entities.flush();
    notary.seal("target.remove", "target:" + priority, Map.of());
  }

  private @Nullable Target find(String priority) {
    return entities.find(
        Target.class, new Target.Key(tenant.id(), EscalationTerms.priority("priority", priority)));
  }
}
