package io.belfry.review;

import io.belfry.facts.AlertFact;
import io.belfry.journal.Alert;
import io.belfry.journal.Entry;
import io.belfry.journal.EntrySource;
import io.belfry.review.MeasuredDays.Series;
import io.belfry.runbook.Runbook;
import io.belfry.runbook.where.Where;
import io.belfry.tenancy.OfTenant;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Looks once at each day that is over: at some of the journal in every five minutes of it, so that
 * it costs the same however much came.
 */
public final class Measured {
  /** So far back thresholds are compared. */
  public static final int DAYS = 90;

  /** So far back days are kept: on some a server is away, and yesterday is not there at once. */
  public static final int KEPT_DAYS = 100;

  /** Five minutes each: what comes at the full hour is not all that comes. */
  private static final int SLICES = 24 * 12;

  private static final int ENTRIES_A_SLICE = 42;
  private static final int MOST_VALUES = 20_000;

  private final DataSource database;
  private final EntrySource journal;

  public Measured(DataSource database, EntrySource journal) {
    this.database = database;
    this.journal = journal;
  }

  /**
   * Looks at yesterday, unless that was done.
   *
   * @param runbooks that judge the tenant's alerts, in the order that decides
   * @return whether there was anything to look at
   */
  public boolean look(long tenant, List<Runbook> runbooks, Instant now) throws SQLException {
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    LocalDate day = today.minusDays(1);
    boolean known =
        OfTenant.run(database, tenant, connection -> new MeasuredDays(connection, tenant).has(day));
    if (known) {
      return false;
    }
    Map<Series, List<Double>> values = values(tenant, ofType(runbooks), day);
    Map<Series, Spread> spreads = new TreeMap<>();
    values.forEach((series, measured) -> spreads.put(series, Spread.of(measured)));
    // A day without values was looked at all the same.
    spreads.putIfAbsent(new Series("", ""), new Spread(0, new double[0]));
    return OfTenant.run(
        database,
        tenant,
        connection -> {
          new MeasuredDays(connection, tenant).keep(day, spreads, today.minusDays(KEPT_DAYS));
          return true;
        });
  }

  private Map<Series, List<Double>> values(
      long tenant, Map<String, List<Runbook>> runbooks, LocalDate day) throws SQLException {
    Map<Series, List<Double>> values = new TreeMap<>();
    long began = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    long slice = Duration.ofDays(1).toMillis() / SLICES;
    for (int i = 0; i < SLICES && !runbooks.isEmpty(); i++) {
      long from = began + i * slice;
      long after = journal.positionBefore(from);
      for (Entry entry : journal.read(tenant, after, journal.end(), ENTRIES_A_SLICE)) {
        if (entry.stamp() >= from + slice) {
          break;
        }
        if (entry instanceof Entry.Alerts delivered) {
          for (Alert alert : delivered.alerts()) {
            add(alert, entry.stamp(), runbooks, values);
          }
        }
      }
    }
    return values;
  }

  private static Map<String, List<Runbook>> ofType(List<Runbook> runbooks) {
    Map<String, List<Runbook>> ofType = new HashMap<>();
    for (Runbook runbook : runbooks) {
      runbook
          .types()
          .forEach(type -> ofType.computeIfAbsent(type, t -> new ArrayList<>()).add(runbook));
    }
    ofType
        .values()
        .removeIf(all -> all.stream().allMatch(each -> each.thresholds().levels().isEmpty()));
    return ofType;
  }

  private static void add(
      Alert alert,
      long stamp,
      Map<String, List<Runbook>> runbooks,
      Map<Series, List<Double>> values) {
    List<Runbook> known = runbooks.get(alert.type());
    if (known == null || alert.values().isEmpty()) {
      return;
    }
    Runbook knows = first(known, alert, stamp);
    if (knows == null) {
      return;
    }
    knows.thresholds().levels().stream()
        .map(level -> level.metric())
        .distinct()
        .filter(alert.values()::containsKey)
        .forEach(
            metric -> {
              List<Double> all =
                  values.computeIfAbsent(
                      new Series(knows.id(), metric), series -> new ArrayList<>());
              if (all.size() < MOST_VALUES) {
                all.add(alert.values().get(metric));
              }
            });
  }

  /** The one that takes the alert; its service is what the sender says. */
  private static @Nullable Runbook first(List<Runbook> known, Alert alert, long stamp) {
    AlertFact fact =
        new AlertFact(
            stamp,
            alert.source(),
            alert.type(),
            alert.key(),
            alert.status(),
            alert.severity(),
            alert.summary(),
            alert.service(),
            alert.ci(),
            alert.labels(),
            alert.startsAt(),
            alert.values(),
            alert.expiresAt());
    for (Runbook runbook : known) {
      Where where = runbook.match().where();
      if (where == null || where.condition().admits(fact)) {
        return runbook;
      }
    }
    return null;
  }
}
