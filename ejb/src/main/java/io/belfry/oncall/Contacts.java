package io.belfry.oncall;

import io.belfry.channel.NtfyTopic;
import io.belfry.identity.Caller;
import io.belfry.identity.CurrentCaller;
import io.belfry.identity.Notary;
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
import java.util.Map;
import java.util.Objects;
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
  private final Notary notary;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Contacts() {
    this(null, null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public Contacts(
      EntityManager entities, CurrentTenant tenant, CurrentCaller caller, Notary notary) {
    this.entities = entities;
    this.tenant = tenant;
    this.caller = caller;
    this.notary = notary;
  }

  /**
   * Returns where a user is reached.
   *
   * @throws Fault forbidden for others than the user and administrators; not-found
   */
  public Contact get(String username) {
    return read(allowed(username)).contact();
  }

  private record Kept(long person, Contact contact) {}

  private Kept read(String name) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select id, mail, ntfy_topic from app_user"
                    + " where tenant_id = :tenant and username = :name")
            .setParameter("tenant", tenant.id())
            .setParameter("name", name)
            .getResultList();
    if (rows.isEmpty()) {
      throw missing(name);
    }
    Object[] columns = (Object[]) rows.get(0);
    return new Kept(
        ((Number) columns[0]).longValue(), new Contact((String) columns[1], (String) columns[2]));
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
    Kept before = read(name);
    int unused =
        entities
            .createNativeQuery(
                "update app_user set mail = nullif(:mail, ''), ntfy_topic = nullif(:topic, '')"
                    + " where tenant_id = :tenant and username = :name")
            .setParameter("mail", address == null ? "" : address)
            .setParameter("topic", topic == null ? "" : topic)
            .setParameter("tenant", tenant.id())
            .setParameter("name", name)
            .executeUpdate();
    Contact contact = new Contact(address, topic);
    if (!contact.equals(before.contact())) {
      // That it changed, and never what it is: the log is kept for good.
      notary.seal(
          "contact.set",
          "user:" + before.person(),
          Map.of(
              "mail", change(before.contact().mail(), address),
              "ntfyTopic", change(before.contact().ntfyTopic(), topic)));
    }
    return contact;
  }

  private static String change(@Nullable String before, @Nullable String after) {
    if (Objects.equals(before, after)) {
      return "kept";
    }
    return after == null ? "removed" : before == null ? "added" : "changed";
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
