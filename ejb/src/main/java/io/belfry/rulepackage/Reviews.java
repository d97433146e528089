package io.belfry.rulepackage;

import io.belfry.journal.EntrySource;
import io.belfry.review.Measured;
import io.belfry.review.MeasuredDays;
import io.belfry.review.Proposal;
import io.belfry.review.Proposals;
import io.belfry.review.Spread;
import io.belfry.runbook.RulePackage;
import io.belfry.runbook.Runbook;
import io.belfry.tenancy.AcrossTenants;
import io.belfry.tenancy.OfTenant;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** How the runbooks that judge do, and which somebody has to look at. */
public final class Reviews {
  private static final System.Logger log = System.getLogger(Reviews.class.getName());

  /** Fewer say nothing about a share. */
  private static final long ENOUGH_EVENTS = 4;

  private static final String FIGURES =
      """
      select e.runbook, count(*) as events, coalesce(sum(a.alerts), 0) as alerts,
          count(*) filter (where e.cause_class = 'false-positive' or exists (
            select from event_useless u
              where u.tenant_id = e.tenant_id and u.event_id = e.id)) as dismissed,
          avg(extract(epoch from e.acknowledged_at - e.opened_at)) as acknowledged,
          avg(extract(epoch from e.resolved_at - e.opened_at)) as resolved,
          max(e.opened_at) as last
        from event e left join event_activity a
          on a.tenant_id = e.tenant_id and a.event_id = e.id
        where e.tenant_id = ? and e.runbook is not null and e.opened_at > ?
        group by e.runbook
      """;

  private final DataSource database;
  private final InstantSource clock;
  private final Measured measured;

  private record Figures(
      long events,
      long alerts,
      long dismissed,
      @Nullable Long acknowledged,
      @Nullable Long resolved,
      Instant last) {
    static final Figures NONE = new Figures(0, 0, 0, null, null, Instant.EPOCH);

    boolean isMostlyDismissed() {
      return events >= ENOUGH_EVENTS && 2 * dismissed > events;
    }
  }

  public Reviews(DataSource database, InstantSource clock, EntrySource journal) {
    this.database = database;
    this.clock = clock;
    measured = new Measured(database, journal);
  }

  /** The runbooks that judge a tenant's alerts, in the order that decides. */
  public List<RunbookUse> uses(long tenant) {
    return OfTenant.run(database, tenant, connection -> uses(connection, tenant));
  }

  /** Keeps the tasks of runbooks whose review is overdue, of each tenant on its own. */
  public void raiseOverdue() {
    each(
        "Overdue reviews",
        tenant ->
            OfTenant.run(
                database,
                tenant,
                connection -> {
                  new OverdueReviews(connection, tenant)
                      .settle(uses(connection, tenant), clock.instant());
                  return tenant;
                }));
  }

  /** Looks at what was measured yesterday, once. */
  public void lookAtYesterday() {
    each(
        "Yesterday's values",
        tenant -> {
          List<Runbook> judging =
              OfTenant.run(
                  database,
                  tenant,
                  connection ->
                      new Parts(new PackageTables(connection, tenant).activeParts())
                          .contents()
                          .runbooks());
          measured.look(tenant, judging, clock.instant());
        });
  }

  /** What is done for each tenant. */
  @FunctionalInterface
  private interface Look {
    void at(long tenant) throws SQLException;
  }

  /** Whatever is wrong with one tenant's packages, the others are not kept waiting. */
  private void each(String what, Look look) {
    List<Long> all;
    try {
      all = AcrossTenants.run(database, Reviews::tenants);
    } catch (SQLException unreachable) {
      log.log(System.Logger.Level.WARNING, what + " have to wait", unreachable);
      return;
    }
    for (long tenant : all) {
      try {
        look.at(tenant);
      } catch (SQLException | RuntimeException failure) {
        log.log(
            System.Logger.Level.WARNING, what + " of tenant " + tenant + " have to wait", failure);
      }
    }
  }

  private List<RunbookUse> uses(Connection connection, long tenant) throws SQLException {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    Map<String, Figures> figures =
        figures(connection, tenant, now.minus(Duration.ofDays(Measured.DAYS)));
    Map<String, Map<String, List<Spread>>> spreads =
        new MeasuredDays(connection, tenant).since(today.minusDays(Measured.KEPT_DAYS));
    PackageTables packages = new PackageTables(connection, tenant);
    List<RunbookUse> uses = new ArrayList<>();
    for (Part part : packages.activeParts()) {
      RulePackage rules = part.read();
      Map<String, Object> run = packages.active(part.name()).orElseThrow().scenarios();
      String ran = run == null ? null : String.valueOf(run.get("at"));
      for (Runbook runbook : rules.runbooks()) {
        Figures known = figures.getOrDefault(runbook.id(), Figures.NONE);
        Map<String, List<Spread>> measuredDays = spreads.getOrDefault(runbook.id(), Map.of());
        List<Proposal> proposals =
            Proposals.of(
                runbook.thresholds().levels(),
                measuredDays,
                known.events(),
                known.isMostlyDismissed());
        String hint = hint(runbook, known, Proposals.isLongEnough(measuredDays));
        uses.add(use(part, rules, runbook, known, ran, today, hint, proposals));
      }
    }
    return uses;
  }

  private static RunbookUse use(
      Part part,
      RulePackage rules,
      Runbook runbook,
      Figures known,
      @Nullable String ran,
      LocalDate today,
      String hint,
      List<Proposal> proposals) {
    String owner = runbook.owner();
    LocalDate by = runbook.reviewBy();
    return new RunbookUse(
        runbook.id(),
        runbook.title(),
        part.name(),
        part.version(),
        owner == null ? rules.manifest().owner() : owner,
        known.events(),
        known.alerts(),
        known.dismissed(),
        known.acknowledged(),
        known.resolved(),
        known.events() == 0 ? null : known.last(),
        ran,
        by,
        by != null && by.isBefore(today),
        hint,
        proposals);
  }

  private static String hint(Runbook runbook, Figures known, boolean longEnough) {
    if (known.isMostlyDismissed()) {
      return "More than half of its %d events were dismissed. Raise its thresholds, or narrow its match."
          .formatted(known.events());
    }
    if (known.events() == 0 && longEnough && !runbook.thresholds().levels().isEmpty()) {
      return "Its thresholds opened no event in 90 days. Lower them, or retire it.";
    }
    return "";
  }

  private static Map<String, Figures> figures(Connection connection, long tenant, Instant since)
      throws SQLException {
    Map<String, Figures> figures = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(FIGURES)) {
      select.setLong(1, tenant);
      select.setObject(2, since.atOffset(ZoneOffset.UTC));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          figures.put(
              row.getString("runbook"),
              new Figures(
                  row.getLong("events"),
                  row.getLong("alerts"),
                  row.getLong("dismissed"),
                  seconds(row, "acknowledged"),
                  seconds(row, "resolved"),
                  row.getObject("last", OffsetDateTime.class).toInstant()));
        }
      }
    }
    return figures;
  }

  private static @Nullable Long seconds(ResultSet row, String column) throws SQLException {
    double seconds = row.getDouble(column);
    return row.wasNull() ? null : (Long) Math.round(seconds);
  }

  private static List<Long> tenants(Connection connection) throws SQLException {
    List<Long> tenants = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select id from tenant order by id")) {
      while (row.next()) {
        tenants.add(row.getLong(1));
      }
    }
    return tenants;
  }
}
