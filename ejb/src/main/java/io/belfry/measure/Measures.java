package io.belfry.measure;

import io.belfry.platform.Clock;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Measures the events of the current tenant, from what is kept of each. */
@ApplicationScoped
@Transactional
@InTenant
public class Measures {
  private static final int MOST_SERVICES = 1_000;

  /** Each event of the range once, with when what happened to it. */
  private static final String CHOSEN =
      """
      with chosen as materialized (
        select e.id, e.opened_at, e.started_at, e.escalated, e.handling, e.cause_class,
            least(case when e.condition = 'cleared' then e.cleared_at end, e.resolved_at,
              e.closed_at) as over_at,
            (select min(a.at) from event_action a
              where a.tenant_id = e.tenant_id and a.event_id = e.id and a.actor <> 'belfry'
                and a.action in ('acknowledge', 'start', 'resolve', 'close')) as taken_at,
            (select min(o.sent_at) from outbox o
              where o.tenant_id = e.tenant_id and o.event_id = e.id and o.occasion = 'opened'
                and o.state = 'sent') as paged_at,
            coalesce((select v.alerts from event_activity v
              where v.tenant_id = e.tenant_id and v.event_id = e.id), 0) as alerts,
            exists (select from incident_event m
              where m.tenant_id = e.tenant_id and m.event_id = e.id) as in_incident,
            exists (select from event_useless u
              where u.tenant_id = e.tenant_id and u.event_id = e.id) as useless
          from event e where e.tenant_id = :tenant and e.opened_at >= :from and e.opened_at < :to %s)
      """;

  private static final String TIMES =
      """
      select m.name, count(*), min(m.seconds), avg(m.seconds),
          percentile_cont(0.5) within group (order by m.seconds),
          percentile_cont(0.9) within group (order by m.seconds), max(m.seconds)
        from chosen c cross join lateral (values
          ('TIME_TO_DETECT', extract(epoch from c.opened_at - c.started_at)\\:\\:float8),
          ('TIME_TO_PAGE', extract(epoch from c.paged_at - c.opened_at)\\:\\:float8),
          ('TIME_TO_ACKNOWLEDGE', extract(epoch from c.taken_at - c.opened_at)\\:\\:float8),
          ('TIME_TO_RESOLVE', case when c.taken_at is not null
            then extract(epoch from c.over_at - c.opened_at)\\:\\:float8 end),
          ('TIME_TO_RECOVER_BY_ITSELF', case when c.taken_at is null
            then extract(epoch from c.over_at - c.opened_at)\\:\\:float8 end)) m (name, seconds)
        where m.seconds is not null
        group by m.name
      """;

  private static final String COUNTS =
      """
      select count(*), coalesce(sum(greatest(alerts, 1)), 0)\\:\\:bigint,
          count(*) filter (where escalated), count(*) filter (where in_incident),
          count(*) filter (where handling = 'closed' and cause_class is not null),
          count(*) filter (where handling = 'closed' and cause_class = 'false-positive'),
          count(*) filter (where useless),
          count(*) filter (where taken_at is null and over_at is not null)
        from chosen
      """;

  /** An outage is a P1 that lasts, also when it began before the range. */
  private static final String AVAILABILITY =
      """
      with span as (
        select cast(:from as timestamptz) as a,
            least(cast(:to as timestamptz), cast(:now as timestamptz)) as b),
      lasting as (
        select e.service, e.opened_at, coalesce(least(
              case when e.condition = 'cleared' then e.cleared_at end, e.resolved_at, e.closed_at),
            'infinity') as over_at
          from event e
          where e.tenant_id = :tenant and e.service <> '' and e.shown_priority = 'P1' %s),
      outages as (
        select l.service, range_agg(tstzrange(greatest(l.opened_at, a), least(b, l.over_at))) as down
          from lasting l, span where l.opened_at < b and l.over_at > a and a < b
          group by l.service)
      select s.service, coalesce(d.times, 0), coalesce(d.seconds, 0)
        from (select name as service from service where tenant_id = :tenant %s
          union select service from outages) s
        left join outages o on o.service = s.service
        left join lateral (
          select count(*) as times,
              sum(extract(epoch from upper(r) - lower(r)))\\:\\:float8 as seconds
            from unnest(o.down) r) d on true
        order by 3 desc, 1
      """;

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Measures() {
    this(null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public Measures(EntityManager entities, CurrentTenant tenant, Clock clock) {
    this.entities = entities;
    this.tenant = tenant;
    this.clock = clock;
  }

  /** Measures. */
  public MeasureReport of(MeasureFilter filter) {
    Object[] counts = (Object[]) chosen(filter, COUNTS).getSingleResult();
    return new MeasureReport(
        filter.from(),
        filter.to(),
        number(counts[0]),
        times(filter),
        rates(counts),
        availability(filter));
  }

  private List<MeasureReport.Spread> times(MeasureFilter filter) {
    Map<String, Object[]> rows = new HashMap<>();
    for (Object row : chosen(filter, TIMES).getResultList()) {
      Object[] columns = (Object[]) row;
      rows.put((String) columns[0], columns);
    }
    return Stream.of(
            Definition.TIME_TO_DETECT,
            Definition.TIME_TO_PAGE,
            Definition.TIME_TO_ACKNOWLEDGE,
            Definition.TIME_TO_RESOLVE,
            Definition.TIME_TO_RECOVER_BY_ITSELF)
        .map(measure -> spread(measure, rows.get(measure.name())))
        .toList();
  }

  private static MeasureReport.Spread spread(Definition measure, Object @Nullable [] row) {
    return row == null
        ? new MeasureReport.Spread(measure.word(), measure.text(), 0, null, null, null, null, null)
        : new MeasureReport.Spread(
            measure.word(),
            measure.text(),
            number(row[1]),
            (Double) row[2],
            (Double) row[3],
            (Double) row[4],
            (Double) row[5],
            (Double) row[6]);
  }

  private static List<MeasureReport.Rate> rates(Object[] counts) {
    long events = number(counts[0]);
    long alerts = number(counts[1]);
    List<MeasureReport.Rate> rates = new ArrayList<>();
    rates.add(rate(Definition.NOISE_REDUCTION, alerts - events, alerts));
    rates.add(rate(Definition.ESCALATED_TO_PEOPLE, number(counts[2]), events));
    rates.add(rate(Definition.ESCALATED_TO_INCIDENT, number(counts[3]), events));
    rates.add(rate(Definition.FALSE_POSITIVE, number(counts[5]), number(counts[4])));
    rates.add(rate(Definition.USELESS_PAGE, number(counts[6]), events));
    rates.add(rate(Definition.RECOVERED_BY_ITSELF, number(counts[7]), events));
    return rates;
  }

  private static MeasureReport.Rate rate(Definition measure, long part, long whole) {
    return new MeasureReport.Rate(
        measure.word(),
        measure.text(),
        part,
        whole,
        whole == 0 ? null : Double.valueOf((double) part / whole));
  }

  private List<MeasureReport.Availability> availability(MeasureFilter filter) {
    String ofEvents =
        (filter.team() == null ? "" : " and e.owner_team = :team")
            + (filter.service() == null ? "" : " and e.service = :service");
    String ofServices =
        (filter.team() == null ? "" : " and owner_team = :team")
            + (filter.service() == null ? "" : " and name = :service");
    Query query =
        entities
            .createNativeQuery(AVAILABILITY.formatted(ofEvents, ofServices))
            .setParameter("tenant", tenant.id())
            .setParameter("now", clock.now())
            .setMaxResults(MOST_SERVICES);
    bind(query, filter);
    // What is to come was neither up nor down.
    Instant now = clock.now();
    Instant end = filter.to().isBefore(now) ? filter.to() : now;
    double seconds = (end.toEpochMilli() - filter.from().toEpochMilli()) / 1000.0;
    List<?> rows = query.getResultList();
    return rows.stream()
        .map(
            row -> {
              Object[] columns = (Object[]) row;
              double down = ((Number) columns[2]).doubleValue();
              return new MeasureReport.Availability(
                  (String) columns[0],
                  number(columns[1]),
                  down,
                  seconds > 0 ? 1 - down / seconds : 1);
            })
        .toList();
  }

  private Query chosen(MeasureFilter filter, String rest) {
    String where =
        (filter.team() == null ? "" : " and e.owner_team = :team")
            + (filter.service() == null ? "" : " and e.service = :service")
            + (filter.priorities().isEmpty() ? "" : " and e.shown_priority in (:priorities)");
    Query query =
        entities
            .createNativeQuery(CHOSEN.formatted(where) + rest)
            .setParameter("tenant", tenant.id());
    bind(query, filter);
    if (!filter.priorities().isEmpty()) {
      query.setParameter("priorities", filter.priorities());
    }
    return query;
  }

  private static void bind(Query query, MeasureFilter filter) {
    query.setParameter("from", filter.from()).setParameter("to", filter.to());
    if (filter.team() != null) {
      query.setParameter("team", filter.team());
    }
    if (filter.service() != null) {
      query.setParameter("service", filter.service());
    }
  }

  private static long number(Object value) {
    return ((Number) value).longValue();
  }
}
