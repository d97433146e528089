package io.belfry.subscription;

import io.belfry.identity.Actor;
import io.belfry.identity.Notary;
import io.belfry.identity.People;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.platform.Versions;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The groups of the current tenant. */
@ApplicationScoped
@Transactional
@InTenant
public class UserGroups {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final int LONGEST_TITLE = 200;
  private static final int MOST_MEMBERS = 1_000;
  private static final String READ =
      "select g.name, g.title, g.version, coalesce((select string_agg(m.user_id\\:\\:text, ','"
          + " order by m.user_id) from group_member m where m.tenant_id = g.tenant_id"
          + " and m.group_name = g.name), '') from user_group g where g.tenant_id = :tenant";

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final People people;
  private final Notary notary;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected UserGroups() {
    this(null, null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public UserGroups(EntityManager entities, CurrentTenant tenant, People people, Notary notary) {
    this.entities = entities;
    this.tenant = tenant;
    this.people = people;
    this.notary = notary;
  }

  /** Returns all of them by name. */
  public List<UserGroup> list() {
    return read(query(READ + " order by g.name"));
  }

  /**
   * Returns one.
   *
   * @throws Fault not-found
   */
  public UserGroup get(String name) {
    UserGroup group = find(name);
    if (group == null) {
      throw new Fault(ErrorCode.NOT_FOUND, "There is no group (" + Line.shown(name) + ").");
    }
    return group;
  }

  /**
   * Returns a name that a group may have.
   *
   * @throws Fault invalid-value
   */
  public static String name(String name) {
    if (!NAME.matcher(name).matches()) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "name",
          "The name (" + Line.shown(name) + ") cannot be one",
          "Use up to 63 small letters, digits and dashes, beginning with a letter or digit");
    }
    return name;
  }

  /**
   * Returns a title that a group may have.
   *
   * @throws Fault missing-field or invalid-value
   */
  public static String title(String title) {
    return Line.of("title", title, LONGEST_TITLE);
  }

  private @Nullable UserGroup find(String name) {
    return Line.isFit(name)
        ? read(query(READ + " and g.name = :name").setParameter("name", name)).stream()
            .findFirst()
            .orElse(null)
        : null;
  }

  /**
   * Adds one, or replaces the one of that name.
   *
   * @param version that the change was decided on, or null for whichever it is
   * @param members usernames
   * @throws Fault invalid-value; precondition-failed
   */
  public UserGroup put(String name, @Nullable Integer version, String title, List<String> members) {
    if (members.size() > MOST_MEMBERS) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "members",
          "There are %d members".formatted(members.size()),
          "Send at most " + MOST_MEMBERS);
    }
    UserGroup before = find(name(name));
    Versions.require(version, before == null ? 0 : before.version(), "The group (" + name + ")");
    TreeSet<Long> numbers = new TreeSet<>();
    members.forEach(member -> numbers.add(people.require("members", member).id()));
    run(
        query(
                "insert into user_group (tenant_id, name, title) values (:tenant, :name, :title)"
                    + " on conflict (tenant_id, name) do update set title = excluded.title,"
                    + " version = user_group.version + 1")
            .setParameter("name", name)
            .setParameter("title", title(title)));
    run(
        query("delete from group_member where tenant_id = :tenant and group_name = :name")
            .setParameter("name", name));
    for (Long number : numbers) {
      run(
          query(
                  "insert into group_member (tenant_id, group_name, user_id)"
                      + " values (:tenant, :name, :user)")
              .setParameter("name", name)
              .setParameter("user", number));
    }
    notary.seal("group.put", "group:" + name, Map.of("members", List.copyOf(numbers)));
    return get(name);
  }

  /**
   * Removes one, and what it subscribed to.
   *
   * @throws Fault not-found; precondition-failed
   */
  public void remove(String name, @Nullable Integer version) {
    Versions.require(version, get(name).version(), "The group (" + name + ")");
    run(
        query("delete from user_group where tenant_id = :tenant and name = :name")
            .setParameter("name", name));
    notary.seal("group.remove", "group:" + name, Map.of());
  }

  private Query query(String sql) {
    return entities.createNativeQuery(sql).setParameter("tenant", tenant.id());
  }

  private static void run(Query query) {
    int unused = query.executeUpdate();
  }

  private static List<UserGroup> read(Query query) {
    List<?> rows = query.getResultList();
    return rows.stream()
        .map(
            row -> {
              Object[] columns = (Object[]) row;
              return new UserGroup(
                  (String) columns[0],
                  (String) columns[1],
                  Stream.of(((String) columns[3]).split(",", -1))
                      .filter(number -> !number.isEmpty())
                      .map(number -> Actor.user(Long.parseLong(number)))
                      .toList(),
                  ((Number) columns[2]).intValue());
            })
        .toList();
  }
}
