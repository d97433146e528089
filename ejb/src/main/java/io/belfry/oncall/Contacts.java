package io.belfry.oncall;

import io.belfry.channel.NtfyTopic;
import io.belfry.identity.Caller;
import io.belfry.identity.CurrentCaller;
import io.belfry.identity.Permission;
import io.belfry.identity.Users;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.platform.MailAddress;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where people are reached: what they say themselves, or an administrator for them. */
@ApplicationScoped
@Transactional
@InTenant
public class Contacts {
  /**
   * Where somebody is reached.
   *
   * @param mail null for not by mail
   * @param ntfyTopic null for not by ntfy
   */
  public record Contact(@Nullable String mail, @Nullable String ntfyTopic) {}

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final CurrentCaller caller;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Contacts() {
    this(null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public Contacts(EntityManager entities, CurrentTenant tenant, CurrentCaller caller) {
    this.entities = entities;
    this.tenant = tenant;
    this.caller = caller;
  }

  /**
   * Returns where a user is reached.
   *
   * @throws Fault forbidden for others than the user and administrators; not-found
   */
  public Contact get(String username) {
    String name = allowed(username);
    List<?> rows =
        entities
            .createNativeQuery(
                "select mail, ntfy_topic from app_user"
                    + " where tenant_id = :tenant and username = :name")
            .setParameter("tenant", tenant.id())
            .setParameter("name", name)
            .getResultList();
    if (rows.isEmpty()) {
      throw missing(name);
    }
    Object[] columns = (Object[]) rows.get(0);
    return new Contact((String) columns[0], (String) columns[1]);
  }

  /**
   * Sets where a user is reached.
   *
   * @throws Fault forbidden for others than the user and administrators; not-found; invalid-value
   */
  public Contact set(String username, @Nullable String mail, @Nullable String ntfyTopic) {
    String name = allowed(username);
    String address = MailAddress.of("mail", mail);
    String topic =
        ntfyTopic == null || ntfyTopic.isBlank() ? null : NtfyTopic.of("ntfyTopic", ntfyTopic);
    int changed =
        entities
            .createNativeQuery(
                "update app_user set mail = nullif(:mail, ''), ntfy_topic = nullif(:topic, '')"
                    + " where tenant_id = :tenant and username = :name")
            .setParameter("mail", address == null ? "" : address)
            .setParameter("topic", topic == null ? "" : topic)
            .setParameter("tenant", tenant.id())
            .setParameter("name", name)
            .executeUpdate();
    if (changed == 0) {
      throw missing(name);
    }
    return new Contact(address, topic);
  }

  private String allowed(String username) {
    String name = Users.normalise(username);
    Caller who = caller.caller();
    boolean isOwn = who.kind() == Caller.Kind.USER && who.name().equals(name);
    if (!isOwn && !who.may(Permission.USERS_MANAGE)) {
      throw new Fault(
          ErrorCode.FORBIDDEN,
          "Only the user and who has the permission users:manage may see and change this.");
    }
    return name;
  }

  private static Fault missing(String name) {
    return new Fault(ErrorCode.NOT_FOUND, "There is no user (" + Line.shown(name) + ").");
  }
}
