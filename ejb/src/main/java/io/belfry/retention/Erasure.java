package io.belfry.retention;

import io.belfry.identity.Notary;
import io.belfry.identity.People;
import io.belfry.identity.Person;
import io.belfry.identity.UserChange;
import io.belfry.identity.Users;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Set;

/**
 * Takes a person out of what the tenant keeps. Who did what stays known by number, so the history
 * of events and the chain of the audit log stay as they are; whose number it was nobody can tell
 * any more.
 */
@ApplicationScoped
@Transactional
@InTenant
public class Erasure {
  private static final String NOBODY = "Erased user";

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final People people;
  private final Users users;
  private final Notary notary;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Erasure() {
    this(null, null, null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public Erasure(
      EntityManager entities, CurrentTenant tenant, People people, Users users, Notary notary) {
    this.entities = entities;
    this.tenant = tenant;
    this.people = people;
    this.users = users;
    this.notary = notary;
  }

  /**
   * Erases who somebody was; they cannot sign in any more, and are called for nothing.
   *
   * @param texts whether notes and comments that they wrote go, too
   * @throws Fault not-found; conflict for the only administrator
   */
  public void erase(String username, boolean texts) {
    Person person =
        people
            .find(username)
            .orElseThrow(
                () ->
                    new Fault(
                        ErrorCode.NOT_FOUND, "There is no user (" + Line.shown(username) + ")."));
    Object unused = users.change(person.username(), new UserChange(null, NOBODY, Set.of(), true));
    String name = "erased-" + person.id();
    run(
        query(
                "update app_user set username = :name, mail = null, ntfy_topic = null,"
                    + " password_hash = 'erased', last_login_at = null"
                    + " where tenant_id = :tenant and id = :id")
            .setParameter("name", name)
            .setParameter("id", person.id()));
    for (String table : new String[] {"api_token", "maintenance_window", "rotation_override"}) {
      run(
          query(
                  "update %s set created_by = :name where tenant_id = :tenant and created_by = :old"
                      .formatted(table))
              .setParameter("name", name)
              .setParameter("old", person.username()));
    }
    run(
        query("delete from group_member where tenant_id = :tenant and user_id = :id")
            .setParameter("id", person.id()));
    run(
        query("update outbox set recipient = null where tenant_id = :tenant and person = :id")
            .setParameter("id", person.id()));
    // Messages say who assigned what to whom.
    run(
        query(
                "update outbox set body = replace(body, :shown, :nobody), subject = replace(subject,"
                    + " :shown, :nobody) where tenant_id = :tenant and key like 'assigned/%'"
                    + " and strpos(body, :shown) > 0")
            .setParameter("shown", person.displayName())
            .setParameter("nobody", NOBODY));
    if (texts) {
      String actor = "user:" + person.id();
      run(
          query(
                  "update event_action set note = null, detail = detail - 'salt' - 'cause' - 'solution'"
                      + " - 'step' where tenant_id = :tenant and actor = :actor")
              .setParameter("actor", actor));
      run(
          query(
                  "update incident_entry set note = null where tenant_id = :tenant"
                      + " and actor = :actor")
              .setParameter("actor", actor));
      run(
          query(
                  "update event_useless set reason = null where tenant_id = :tenant"
                      + " and actor = :actor")
              .setParameter("actor", actor));
    }
    notary.seal("user.erase", "user:" + person.id(), Map.of("texts", texts));
  }

  private Query query(String sql) {
    return entities.createNativeQuery(sql).setParameter("tenant", tenant.id());
  }

  private static void run(Query query) {
    int unused = query.executeUpdate();
  }
}
