package io.belfry.subscription;

import io.belfry.identity.Notary;
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
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What groups of the current tenant subscribed to. */
@ApplicationScoped
@Transactional
@InTenant
public class Subscriptions {
  private static final List<String> SEVERITIES =
      List.of("critical", "major", "minor", "warning", "info");
  private static final Set<String> ROLES = Set.of("responder", "interested");
  private static final String READ =
      "select id, group_name, role, pattern, array_to_string(severities, ','), version"
          + " from subscription where tenant_id = :tenant";

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final UserGroups groups;
  private final Notary notary;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Subscriptions() {
    this(null, null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public Subscriptions(
      EntityManager entities, CurrentTenant tenant, UserGroups groups, Notary notary) {
    this.entities = entities;
    this.tenant = tenant;
    this.groups = groups;
    this.notary = notary;
  }

  /**
   * What somebody subscribes a group to.
   *
   * @param severities all when null or empty
   */
  public record Draft(
      String group, String role, String pattern, @Nullable List<String> severities) {}

  /** Returns them by group and pattern; of one group when that is given. */
  public List<Subscription> list(@Nullable String group) {
    Query query =
        query(
            READ
                + (group == null ? "" : " and group_name = :group")
                + " order by group_name, pattern, id");
    if (group != null) {
      query.setParameter("group", groups.get(group).name());
    }
    return read(query);
  }

  /**
   * Returns one.
   *
   * @throws Fault not-found
   */
  public Subscription get(UUID id) {
    return read(query(READ + " and id = :id").setParameter("id", id)).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new Fault(
                    ErrorCode.NOT_FOUND,
                    "There is no subscription with the id (%s).".formatted(id)));
  }

  /**
   * Adds one.
   *
   * @throws Fault invalid-value
   */
  public Subscription add(Draft draft) {
    UUID id = UUID.randomUUID();
    write(
        "insert into subscription (tenant_id, id, group_name, role, pattern, expression, severities)"
            + " values (:tenant, :id, :group, :role, :pattern, :expression,"
            + " string_to_array(:severities, ','))",
        id,
        draft);
    Subscription added = get(id);
    seal("add", added);
    return added;
  }

  /**
   * Changes one.
   *
   * @param version that the change was decided on, or null for whichever it is
   * @throws Fault not-found; invalid-value; precondition-failed
   */
  public Subscription change(UUID id, @Nullable Integer version, Draft draft) {
    Versions.require(version, get(id).version(), "The subscription");
    write(
        "update subscription set group_name = :group, role = :role, pattern = :pattern,"
            + " expression = :expression, severities = string_to_array(:severities, ','),"
            + " version = version + 1 where tenant_id = :tenant and id = :id",
        id,
        draft);
    Subscription changed = get(id);
    seal("change", changed);
    return changed;
  }

  /**
   * Removes one.
   *
   * @throws Fault not-found; precondition-failed
   */
  public void remove(UUID id, @Nullable Integer version) {
    Subscription subscription = get(id);
    Versions.require(version, subscription.version(), "The subscription");
    int unused =
        query("delete from subscription where tenant_id = :tenant and id = :id")
            .setParameter("id", id)
            .executeUpdate();
    seal("remove", subscription);
  }

  private void seal(String what, Subscription subscription) {
    notary.seal(
        "subscription." + what,
        "subscription:" + subscription.id(),
        Map.of(
            "group", subscription.group(),
            "role", subscription.role(),
            "pattern", subscription.pattern()));
  }

  private void write(String sql, UUID id, Draft draft) {
    int unused =
        query(sql)
            .setParameter("id", id)
            .setParameter("group", group(draft.group()))
            .setParameter("role", role(draft.role()))
            .setParameter("pattern", pattern(draft.pattern()))
            .setParameter("expression", OrganisationPattern.expression(draft.pattern()))
            .setParameter("severities", String.join(",", severities(draft.severities())))
            .executeUpdate();
  }

  private String group(String name) {
    try {
      return groups.get(name).name();
    } catch (Fault missing) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "group",
          "There is no group (" + Line.shown(name) + ")",
          "Use the name of a group, or add it first");
    }
  }

  /**
   * Returns a role that there is.
   *
   * @throws Fault invalid-value
   */
  public static String role(String word) {
    if (!ROLES.contains(word)) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "role",
          "There is no role (" + Line.shown(word) + ")",
          "Use responder or interested");
    }
    return word;
  }

  /**
   * Returns a pattern of organisation paths.
   *
   * @throws Fault missing-field or invalid-value
   */
  public static String pattern(String text) {
    String pattern = text.strip();
    return OrganisationPattern.expression(pattern).isEmpty() ? "" : pattern;
  }

  /**
   * Returns severities in their order, the worst first; all for none.
   *
   * @throws Fault invalid-value
   */
  public static List<String> severities(@Nullable List<String> words) {
    if (words == null || words.isEmpty()) {
      return SEVERITIES;
    }
    for (String word : words) {
      if (!SEVERITIES.contains(word)) {
        throw Fault.ofField(
            ErrorCode.INVALID_VALUE,
            "severities",
            "There is no severity (" + Line.shown(word) + ")",
            "Choose from " + String.join(", ", SEVERITIES));
      }
    }
    return SEVERITIES.stream().filter(words::contains).toList();
  }

  private Query query(String sql) {
    return entities.createNativeQuery(sql).setParameter("tenant", tenant.id());
  }

  private static List<Subscription> read(Query query) {
    List<?> rows = query.getResultList();
    return rows.stream()
        .map(
            row -> {
              Object[] columns = (Object[]) row;
              return new Subscription(
                  (UUID) columns[0],
                  (String) columns[1],
                  (String) columns[2],
                  (String) columns[3],
                  List.of(((String) columns[4]).split(",", -1)),
                  ((Number) columns[5]).intValue());
            })
        .toList();
  }
}
