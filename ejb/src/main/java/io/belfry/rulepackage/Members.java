package io.belfry.rulepackage;

import io.belfry.identity.Caller;
import io.belfry.identity.CurrentCaller;
import io.belfry.identity.People;
import io.belfry.identity.Permission;
import io.belfry.identity.Person;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who makes the current request, as packages need to know it. */
@ApplicationScoped
@Transactional
@InTenant
public class Members {
  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final CurrentCaller caller;
  private final People people;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Members() {
    this(null, null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public Members(
      EntityManager entities, CurrentTenant tenant, CurrentCaller caller, People people) {
    this.entities = entities;
    this.tenant = tenant;
    this.caller = caller;
    this.people = people;
  }

  /** Returns who that is; behind a token stands whoever made it. */
  public Member current() {
    Caller now = caller.caller();
    People.Doer doer = people.doer(now);
    Person person = doer.person();
    return new Member(
        tenant.id(),
        doer.actor().code(),
        person == null ? maker(now.name()) : (Long) person.id(),
        person != null,
        now.may(Permission.RULES_APPROVE),
        now.may(Permission.USERS_MANAGE));
  }

  private @Nullable Long maker(String token) {
    List<?> found =
        entities
            .createNativeQuery(
                "select u.id from api_token t join app_user u"
                    + " on u.tenant_id = t.tenant_id and u.username = t.created_by"
                    + " where t.tenant_id = :tenant and t.id = :token")
            .setParameter("tenant", tenant.id())
            .setParameter("token", token)
            .getResultList();
    return found.isEmpty() ? null : (Long) ((Number) found.get(0)).longValue();
  }
}
