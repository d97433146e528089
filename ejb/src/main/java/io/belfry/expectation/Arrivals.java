package io.belfry.expectation;

import io.belfry.event.AlertStore;
import io.belfry.event.StoredAlert;
import io.belfry.facts.expectation.Expectation;
import io.belfry.journal.Alert;
import io.belfry.platform.Clock;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks back at what came of an expectation of the current tenant, and what did not. */
@ApplicationScoped
@Transactional
@InTenant
public class Arrivals {
  /** Alerts of anything that are looked at; some seconds of work. */
  static final int MOST_ALERTS = 200_000;

  private static final int MOST_MISSES = 1_000;

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final Expectations expectations;
  private final AlertStore alerts;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Arrivals() {
    this(null, null, null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public Arrivals(
      EntityManager entities,
      CurrentTenant tenant,
      Expectations expectations,
      AlertStore alerts,
      Clock clock) {
    this.entities = entities;
    this.tenant = tenant;
    this.expectations = expectations;
    this.alerts = alerts;
    this.clock = clock;
  }

  /** What is known of a day while it is counted. */
  private static final class Tally {
    private long arrivals;
    private @Nullable Instant first;
    private @Nullable Instant last;
    private final List<Calendar.Miss> misses = new ArrayList<>();

    /** They come the newest first. */
    void add(Instant at) {
      arrivals++;
      first = at;
      last = last == null ? at : last;
    }
  }

  /**
   * Returns the last days up to today.
   *
   * @param days how many
   * @throws io.belfry.platform.Fault not-found when there is no such expectation
   */
  public Calendar of(UUID id, ZoneId zone, int days) {
    Expectation expectation = expectations.get(id).expectation();
    Instant now = clock.now();
    LocalDate today = now.atZone(zone).toLocalDate();
    LocalDate firstDay = today.minusDays(days - 1L);
    Instant from = firstDay.atStartOfDay(zone).toInstant();
    NavigableMap<LocalDate, Tally> tallies = new TreeMap<>();
    for (LocalDate day = firstDay; !day.isAfter(today); day = day.plusDays(1)) {
      tallies.put(day, new Tally());
    }
    Instant[] seen = {now};
    boolean all =
        alerts.between(
            from,
            now.plusSeconds(1),
            MOST_ALERTS,
            alert -> {
              seen[0] = alert.receivedAt();
              if (matches(expectation, alert)) {
                at(tallies, alert.receivedAt(), zone).add(alert.receivedAt());
              }
            });
    for (Calendar.Miss miss : misses(id, from)) {
      at(tallies, miss.at(), zone).misses.add(miss);
    }
    return new Calendar(
        zone.getId(),
        tallies.entrySet().stream()
            .map(
                entry ->
                    new Calendar.Day(
                        entry.getKey(),
                        entry.getValue().arrivals,
                        entry.getValue().first,
                        entry.getValue().last,
                        List.copyOf(entry.getValue().misses)))
            .toList(),
        all ? null : seen[0].atZone(zone).toLocalDate().plusDays(1));
  }

  /** What was received a moment after now belongs to today. */
  private static Tally at(NavigableMap<LocalDate, Tally> tallies, Instant at, ZoneId zone) {
    return tallies.floorEntry(at.atZone(zone).toLocalDate()).getValue();
  }

  private static boolean matches(Expectation expectation, StoredAlert stored) {
    Alert alert = stored.alert();
    String value =
        switch (expectation.by()) {
          case KEY -> alert.key();
          case TYPE -> alert.type();
          case SOURCE -> alert.source();
        };
    return value.equals(expectation.match());
  }

  private List<Calendar.Miss> misses(UUID id, Instant from) {
    String prefix = "expectation/" + id + "/";
    List<?> rows =
        entities
            .createNativeQuery(
                "select id, number, key, (extract(epoch from opened_at) * 1000000)\\:\\:bigint,"
                    + " (extract(epoch from cleared_at) * 1000000)\\:\\:bigint from event"
                    + " where tenant_id = :tenant and key in (:keys) and opened_at >= :from"
                    + " order by opened_at")
            .setParameter("tenant", tenant.id())
            .setParameter(
                "keys",
                List.of(
                    prefix + "missed",
                    prefix + "exceeded",
                    prefix + "volume",
                    prefix + "unfinished"))
            .setParameter("from", from)
            .setMaxResults(MOST_MISSES)
            .getResultList();
    List<Calendar.Miss> misses = new ArrayList<>();
    for (Object row : rows) {
      Object[] columns = (Object[]) row;
      misses.add(
          new Calendar.Miss(
              (UUID) columns[0],
              ((Number) columns[1]).longValue(),
              String.valueOf(columns[2]).substring(prefix.length()),
              time(columns[3]),
              columns[4] == null ? null : time(columns[4])));
    }
    return misses;
  }

  private static Instant time(Object micros) {
    return Instant.EPOCH.plus(((Number) micros).longValue(), ChronoUnit.MICROS);
  }
}
