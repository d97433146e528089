package io.belfry.incident;

import io.belfry.identity.Notary;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Length;
import io.belfry.platform.Line;
import io.belfry.platform.Versions;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * When events of the current tenant are an incident: the usual rules, and those that people set.
 */
@ApplicationScoped
@Transactional
@InTenant
public class IncidentRules {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final Set<String> PRIORITIES = Set.of("P1", "P2", "P3", "P4");
  private static final int MOST_RULES = 20;
  private static final int MOST_EVENTS = 100;
  private static final long LONGEST = Duration.ofDays(1).toMillis();
  private static final String READ =
      "select name, priorities, events, within, enabled, version from incident_rule"
          + " where tenant_id = ? order by name";
  private static final String WRITE =
      "insert into incident_rule (tenant_id, name, priorities, events, within, enabled, version)"
          + " values (?, ?, ?, ?, ?, ?, 1) on conflict (tenant_id, name) do update set"
          + " priorities = excluded.priorities, events = excluded.events,"
          + " within = excluded.within, enabled = excluded.enabled,"
          + " version = incident_rule.version + 1";

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final Notary notary;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected IncidentRules() {
    this(null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public IncidentRules(EntityManager entities, CurrentTenant tenant, Notary notary) {
    this.entities = entities;
    this.tenant = tenant;
    this.notary = notary;
  }

  /** What somebody sets; null is the usual. */
  public record Draft(
      @Nullable List<String> priorities,
      @Nullable Integer events,
      @Nullable String within,
      @Nullable Boolean enabled) {}

  /** Returns the rules in force: those for one event first, then by name. */
  public List<IncidentRule> list() {
    return entities
        .unwrap(Session.class)
        .doReturningWork(connection -> read(connection, tenant.id()));
  }

  /**
   * Returns one.
   *
   * @throws Fault not-found
   */
  public IncidentRule get(String name) {
    return list().stream()
        .filter(rule -> rule.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Fault(
                    ErrorCode.NOT_FOUND,
                    "There is no rule for incidents (%s).".formatted(Line.shown(name))));
  }

  /**
   * Adds one, or replaces the one of that name.
   *
   * @param version that the change was decided on, or null for whichever it is
   * @throws Fault invalid-value; precondition-failed; conflict when there are too many
   */
  public IncidentRule put(String name, @Nullable Integer version, Draft draft) {
    if (!NAME.matcher(name).matches()) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "name",
          "The name (" + Line.shown(name) + ") cannot be one",
          "Use up to 63 small letters, digits and dashes, beginning with a letter or digit");
    }
    List<IncidentRule> present = list();
    IncidentRule before =
        present.stream().filter(rule -> rule.name().equals(name)).findFirst().orElse(null);
    Versions.require(version, before == null ? 0 : before.version(), "The rule (" + name + ")");
    if (before == null && present.size() >= MOST_RULES) {
      throw new Fault(
          ErrorCode.CONFLICT,
          "There are %d rules, and each is asked of every event. Remove one first."
              .formatted(present.size()));
    }
    IncidentRule rule = rule(name, draft);
    entities.unwrap(Session.class).doWork(connection -> write(connection, rule));
    seal("put", rule);
    return get(name);
  }

  /**
   * Removes one; the usual rule of that name holds again.
   *
   * @throws Fault not-found for what nobody set
   */
  public void remove(String name, @Nullable Integer version) {
    IncidentRule rule = get(name);
    Versions.require(version, rule.version(), "The rule (" + name + ")");
    int removed =
        entities
            .createNativeQuery(
                "delete from incident_rule where tenant_id = :tenant and name = :name")
            .setParameter("tenant", tenant.id())
            .setParameter("name", name)
            .executeUpdate();
    if (removed == 0) {
      throw new Fault(
          ErrorCode.CONFLICT,
          "The rule (%s) is the usual one. Disable it instead of removing it.".formatted(name));
    }
    seal("remove", rule);
  }

  private void seal(String what, IncidentRule rule) {
    notary.seal(
        "incident-rule." + what,
        "incident-rule:" + rule.name(),
        Map.of(
            "priorities", rule.priorities().stream().sorted().toList(),
            "events", rule.events(),
            "within", rule.within().toSeconds(),
            "enabled", rule.enabled()));
  }

  private static IncidentRule rule(String name, Draft draft) {
    List<String> priorities = draft.priorities() == null ? List.of() : draft.priorities();
    for (String priority : priorities) {
      if (!PRIORITIES.contains(priority)) {
        throw Fault.ofField(
            ErrorCode.INVALID_VALUE,
            "priorities",
            "There is no priority (" + Line.shown(priority) + ")",
            "Choose from P1, P2, P3, P4");
      }
    }
    int events = draft.events() == null ? 1 : draft.events();
    if (events < 1 || events > MOST_EVENTS) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "events",
          "The number (" + events + ") is out of range",
          "Choose 1 to " + MOST_EVENTS);
    }
    String within = draft.within() == null ? "10m" : draft.within();
    return new IncidentRule(
        name,
        Set.copyOf(priorities),
        events,
        Duration.ofMillis(Length.of("within", within, 60_000, LONGEST)),
        draft.enabled() == null || draft.enabled(),
        0);
  }

  private void write(Connection connection, IncidentRule rule) throws SQLException {
    try (PreparedStatement write = connection.prepareStatement(WRITE)) {
      write.setLong(1, tenant.id());
      write.setString(2, rule.name());
      write.setArray(3, connection.createArrayOf("varchar", rule.priorities().toArray()));
      write.setInt(4, rule.events());
      write.setInt(5, (int) rule.within().toSeconds());
      write.setBoolean(6, rule.enabled());
      write.executeUpdate();
    }
  }

  /** The rules of a tenant in the order in which they are asked. */
  static List<IncidentRule> read(Connection connection, long tenant) throws SQLException {
    Map<String, IncidentRule> byName = new TreeMap<>();
    IncidentRule.USUAL.forEach(rule -> byName.put(rule.name(), rule));
    try (PreparedStatement read = connection.prepareStatement(READ)) {
      read.setLong(1, tenant);
      try (ResultSet row = read.executeQuery()) {
        while (row.next()) {
          byName.put(
              row.getString(1),
              new IncidentRule(
                  row.getString(1),
                  Set.of((String[]) row.getArray(2).getArray()),
                  row.getInt(3),
                  Duration.ofSeconds(row.getInt(4)),
                  row.getBoolean(5),
                  row.getInt(6)));
        }
      }
    }
    List<IncidentRule> ordered = new ArrayList<>(byName.values());
    ordered.sort(java.util.Comparator.comparing((IncidentRule rule) -> rule.events() > 1));
    return ordered;
  }
}
