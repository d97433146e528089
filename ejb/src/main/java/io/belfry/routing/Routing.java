package io.belfry.routing;

import io.belfry.catalogue.Announcer;
import io.belfry.catalogue.Teams;
import io.belfry.identity.Notary;
import io.belfry.journal.Change;
import io.belfry.journal.LabelMatcher;
import io.belfry.journal.RouteRow;
import io.belfry.maintenance.Matchers;
import io.belfry.platform.Clock;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.platform.Versions;
import io.belfry.suppression.WeeklyHours;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of routes of the current tenant. The rules are told of all of it at each change. */
@ApplicationScoped
@Transactional
@InTenant
public class Routing {
  private static final int MOST_ROWS = 200;
  private static final int LONGEST_PATH = 200;
  private static final Duration UNOWNED_SINCE = Duration.ofDays(30);

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final Teams teams;
  private final Announcer announcer;
  private final Clock clock;
  private final Notary notary;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Routing() {
    this(null, null, null, null, null, null);
  }

  @Inject
  Routing(
      EntityManager entities,
      CurrentTenant tenant,
      Teams teams,
      Announcer announcer,
      Clock clock,
      Notary notary) {
    this.entities = entities;
    this.tenant = tenant;
    this.teams = teams;
    this.announcer = announcer;
    this.clock = clock;
    this.notary = notary;
  }

  /** Returns the table; it is empty before somebody writes it. */
  public RouteTable table() {
    RouteTableRow head = entities.find(RouteTableRow.class, tenant.id());
    return new RouteTable(rows(), head == null ? 0 : head.version());
  }

  /**
   * Writes the table anew. Events that are open already stay where they are.
   *
   * @param version the version that this was decided on, or null for whichever it is
   * @throws Fault invalid-value for teams that do not exist, paths and matchers that cannot be one,
   *     and rows that ask for nothing; precondition-failed when it changed since that version
   */
  public RouteTable change(@Nullable Integer version, List<RouteRow> wanted) {
    if (wanted.size() > MOST_ROWS) {
      throw refused("routes", "There are %d rows".formatted(wanted.size()), "Send at most 200");
    }
    List<RouteRow> read = read(wanted);
    RouteTableRow head =
        entities.find(RouteTableRow.class, tenant.id(), LockModeType.PESSIMISTIC_WRITE);
    Versions.require(version, head == null ? 0 : head.version(), "The table of routes");
    if (rows().equals(read)) {
      return table();
    }
    if (head == null) {
      head = new RouteTableRow(tenant.id());
      entities.persist(head);
      entities.flush();
    }
    entities.lock(head, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    write(read);
    announcer.tell(new Change.RoutesSet(read));
    notary.seal("routes.set", "routes", Map.of("rows", read.size()));
    return new RouteTable(read, head.version());
  }

  /** Returns what went to the default owner in the last thirty days, what came most often first. */
  public List<Unowned> unowned() {
    List<Unowned> unowned = new ArrayList<>();
    for (Object each :
        entities
            .createNativeQuery(
                "select e.service, e.ci, e.type, e.source, count(*),"
                    + " cast(extract(epoch from max(e.opened_at)) * 1000 as bigint)"
                    + " from event e join decision d on d.tenant_id = e.tenant_id"
                    + " and d.event_id = e.id and d.kind = 'routed'"
                    + " and d.rule = 'Route to the default owner'"
                    + " where e.tenant_id = :tenant and e.opened_at >= :since"
                    + " group by 1, 2, 3, 4 order by 5 desc, 1, 2, 3, 4")
            .setParameter("tenant", tenant.id())
            .setParameter("since", clock.now().minus(UNOWNED_SINCE))
            .setMaxResults(MOST_ROWS)
            .getResultList()) {
      Object[] row = (Object[]) each;
      unowned.add(
          new Unowned(
              (String) row[0],
              (String) row[1],
              (String) row[2],
              (String) row[3],
              ((Number) row[4]).longValue(),
              Instant.ofEpochMilli(((Number) row[5]).longValue())));
    }
    return unowned;
  }

  private List<RouteRow> read(List<RouteRow> wanted) {
    Map<String, String> names = teams.names();
    List<RouteRow> read = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      RouteRow row = wanted.get(i);
      String field = "routes[%d]".formatted(i);
      if (!names.containsKey(row.team())) {
        throw refused(
            field + ".team",
            "There is no team (" + Line.shown(row.team()) + ")",
            "Use the id of a team, or add the team first");
      }
      if (row.org().isBlank()
          && row.situationClass().isBlank()
          && row.matchers().isEmpty()
          && row.hours().isBlank()) {
        throw refused(
            field,
            "The row asks for nothing",
            "Send org, class, matchers or hours, or the default owner");
      }
      List<LabelMatcher> matchers =
          row.matchers().isEmpty()
              ? List.of()
              : Matchers.check(field + ".matchers", row.matchers());
      read.add(
          new RouteRow(
              optional(field + ".org", row.org()),
              optional(field + ".class", row.situationClass()),
              matchers,
              hours(field + ".hours", row.hours()),
              row.team()));
    }
    return read;
  }

  private static String hours(String field, String text) {
    if (text.isBlank()) {
      return "";
    }
    String hours = Line.of(field, text, LONGEST_PATH);
    try {
      WeeklyHours unused = new WeeklyHours(hours);
      return hours;
    } catch (IllegalArgumentException wrong) {
      throw refused(
          field,
          "The hours (%s) cannot be read: %s".formatted(Line.shown(hours), wrong.getMessage()),
          "Write them like Mon-Fri 08:00-18:00 Europe/Zurich");
    }
  }

  private static String optional(String field, String text) {
    return text.isBlank() ? "" : Line.of(field, text, LONGEST_PATH);
  }

  private List<RouteRow> rows() {
    List<RouteRow> rows = new ArrayList<>();
    for (Object each :
        entities
            .createNativeQuery(
                "select org, situation_class, matchers, hours, team from route_row"
                    + " where tenant_id = :tenant order by row")
            .setParameter("tenant", tenant.id())
            .getResultList()) {
      Object[] row = (Object[]) each;
      rows.add(
          new RouteRow(
              (String) row[0],
              (String) row[1],
              Matchers.ofLines((String) row[2]),
              (String) row[3],
              (String) row[4]));
    }
    return rows;
  }

  private void write(List<RouteRow> rows) {
    entities
        .createNativeQuery("delete from route_row where tenant_id = :tenant")
        .setParameter("tenant", tenant.id())
        .executeUpdate();
    for (int i = 0; i < rows.size(); i++) {
      RouteRow row = rows.get(i);
      entities
          .createNativeQuery(
              "insert into route_row (tenant_id, row, org, situation_class, matchers, hours, team)"
                  + " values (:tenant, :row, :org, :class, :matchers, :hours, :team)")
          .setParameter("tenant", tenant.id())
          .setParameter("row", i + 1)
          .setParameter("org", row.org())
          .setParameter("class", row.situationClass())
          .setParameter("matchers", Matchers.lines(row.matchers()))
          .setParameter("hours", row.hours())
          .setParameter("team", row.team())
          .executeUpdate();
    }
  }

  private static Fault refused(String field, String reason, String remedy) {
    return Fault.ofField(ErrorCode.INVALID_VALUE, field, reason, remedy);
  }
}
