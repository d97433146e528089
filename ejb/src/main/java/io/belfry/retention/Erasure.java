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

  private static final String MADE =
      "select quote_ident(c.table_name) from information_schema.columns c"
          + " join information_schema.columns t on t.table_schema = c.table_schema"
          + " and t.table_name = c.table_name and t.column_name = 'tenant_id'"
          + " where c.table_schema = current_schema() and c.column_name = 'created_by'"
          + " and cast(:tenant as bigint) is not null order by 1";

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
    // Wherever somebody made something, it says who; also in what a later release adds.
    for (Object table : query(MADE).getResultList()) {
      run(
          query(
                  "update %s set created_by = :name where tenant_id = :tenant and created_by = :old"
                      .formatted(table))
              .setParameter("name", name)
              .setParameter("old", person.username()));
    }
    run(
        query(
                "update maintenance_window set cancelled_by = :name where tenant_id = :tenant and"
                    + " cancelled_by = :old")
            .setParameter("name", name)
            .setParameter("old", person.username()));
    run(
        query("delete from group_member where tenant_id = :tenant and user_id = :id")
            .setParameter("id", person.id()));
    run(
        query("update outbox set recipient = null where tenant_id = :tenant and person = :id")
            .setParameter("id", person.id()));
    if (texts) {
      ErasedTexts.of(entities, tenant.id(), person);
    }
    // Messages say who did what.
    run(
        query(
                "update outbox set body = replace(body, :shown, :nobody), subject = replace(subject,"
                    + " :shown, :nobody) where tenant_id = :tenant and (key like 'assigned/%'"
                    + " or key like 'handed-over/%' or key like 'raised/%')"
                    + " and strpos(body, :shown) > 0")
            .setParameter("shown", person.displayName())
            .setParameter("nobody", NOBODY));
    notary.seal("user.erase", "user:" + person.id(), Map.of("texts", texts));
  }

  private Query query(String sql) {
    return entities.createNativeQuery(sql).setParameter("tenant", tenant.id());
  }

  private static void run(Query query) {
    int unused = query.executeUpdate();
  }
}
