package io.belfry.catalogue;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.tenancy.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

/** Makes sure that whoever is to own something exists. */
@ApplicationScoped
public class Owners {
  private final EntityManager entities;
  private final CurrentTenant tenant;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Owners() {
    this(null, null);
  }

  @Inject
  Owners(EntityManager entities, CurrentTenant tenant) {
    this.entities = entities;
    this.tenant = tenant;
  }

  /**
   * Returns the id of a team, which stays until the transaction ends.
   *
   * @throws Fault invalid-value for {@code field} when there is no such team
   */
  String require(String field, String team) {
    boolean exists =
        Line.isFit(team)
            && entities.find(
                    Team.class, new Team.Key(tenant.id(), team), LockModeType.PESSIMISTIC_READ)
                != null;
    if (!exists) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          field,
          "There is no team (" + Line.shown(team) + ")",
          "Use the id of a team, or add the team first");
    }
    return team;
  }
}
