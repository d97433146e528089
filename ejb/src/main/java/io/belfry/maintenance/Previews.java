package io.belfry.maintenance;

import io.belfry.catalogue.Services;
import io.belfry.event.AlertStore;
import io.belfry.journal.LabelMatcher;
import io.belfry.platform.Clock;
import io.belfry.suppression.Matching;
import io.belfry.suppression.Recurrence;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tries a window that somebody wants on the alerts of the last week. */
@ApplicationScoped
@Transactional
@InTenant
public class Previews {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration LONGEST_WHOLE = Duration.ofDays(31);
  private static final int MOST_ALERTS = 200_000;
  private static final int MOST_KEYS = 100;
  private static final int MOST_TIMES = 31;

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final AlertStore alerts;
  private final Services services;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Previews() {
    this(null, null, null, null, null);
  }

  @Inject
  Previews(
      EntityManager entities,
      CurrentTenant tenant,
      AlertStore alerts,
      Services services,
      Clock clock) {
    this.entities = entities;
    this.tenant = tenant;
    this.alerts = alerts;
    this.services = services;
    this.clock = clock;
  }

  /**
   * Tells what the window would have hidden, had it come so many weeks earlier that it is over; of
   * one that comes again, at each of its times within the last week, or where it had none, at the
   * next one, as many weeks earlier.
   *
   * @throws io.belfry.platform.Fault as planning it would, except that the reason may be anything
   */
  public Preview of(WindowDraft wanted) {
    Instant now = clock.now();
    WindowDraft draft = wanted.checked();
    Span span =
        draft.recurrence() == null
            ? Span.planned(draft.startsAt(), draft.endsAt(), now)
            : Span.first(draft.startsAt(), draft.endsAt(), now);
    draft.lastEnd(span);
    String service = draft.serviceOf(services);
    List<Span> times = times(draft, span, now);
    List<LabelMatcher> matchers = new ArrayList<>(draft.matchers());
    if (service != null) {
      matchers.add(new LabelMatcher("service", true, false, service));
    }
    PreviewTally tally = new PreviewTally(new Matching(matchers), servicesOfItems());
    boolean complete = true;
    for (Span time : times) {
      complete &= alerts.between(time.from(), time.until(), MOST_ALERTS, tally::look);
      tally.begun();
    }
    return new Preview(
        times.isEmpty() ? now.minus(WEEK) : times.get(0).from(),
        times.isEmpty() ? now : times.get(times.size() - 1).until(),
        tally.looked(),
        complete,
        tally.keys().stream().mapToLong(Preview.Key::alerts).sum(),
        tally.keys().stream()
            .sorted(
                Comparator.comparingLong(Preview.Key::alerts)
                    .reversed()
                    .thenComparing(Preview.Key::key))
            .limit(MOST_KEYS)
            .toList());
  }

  /** The times to look at, in order, none of them beyond now. */
  private static List<Span> times(WindowDraft draft, Span span, Instant now) {
    if (draft.recurrence() == null || draft.zone() == null) {
      return List.of(earlier(span, now));
    }
    ZoneId zone = ZoneId.of(draft.zone());
    Duration length = Duration.between(span.from(), span.until());
    Instant since = now.minus(WEEK);
    // By the clock of the zone, so that two in the morning stays it.
    LocalDateTime first = LocalDateTime.ofInstant(span.from(), zone);
    while (first.atZone(zone).toInstant().isAfter(since)) {
      first = first.minusWeeks(1);
    }
    // A count begins with the first time, which is none of last week.
    String endless = draft.recurrence().replaceAll("(?i);?(COUNT|UNTIL)=[^;]*", "");
    List<Span> times = new ArrayList<>();
    for (Recurrence.Occurrence each :
        new Recurrence(endless, first.atZone(zone).toInstant(), zone, length)
            .endingAfter(since, MOST_TIMES)) {
      if (each.from().isBefore(now)) {
        times.add(new Span(each.from(), each.until().isAfter(now) ? now : each.until()));
      }
    }
    if (times.isEmpty()) {
      Recurrence.Occurrence next =
          new Recurrence(draft.recurrence(), span.from(), zone, length).endingAfter(now);
      times.add(earlier(next == null ? span : new Span(next.from(), next.until()), now));
    }
    return times;
  }

  /**
   * The same so many weeks earlier that it is over; one that lasts longer than a month, so many
   * that it has begun.
   */
  private static Span earlier(Span span, Instant now) {
    boolean isShort = Duration.between(span.from(), span.until()).compareTo(LONGEST_WHOLE) <= 0;
    Duration ahead = Duration.between(now, isShort ? span.until() : span.from());
    long weeks = Math.max(1, -Math.floorDiv(-ahead.toMillis(), WEEK.toMillis()));
    Instant from = span.from().minus(WEEK.multipliedBy(weeks));
    if (!from.isBefore(now)) {
      from = from.minus(WEEK);
    }
    Instant until = from.plus(Duration.between(span.from(), span.until()));
    return new Span(from, until.isAfter(now) ? now : until);
  }

  /** What the engine knows of alerts that name only their item. */
  private Map<String, String> servicesOfItems() {
    Map<String, String> services = new HashMap<>();
    for (Object row :
        entities
            .createNativeQuery(
                "select name, service from ci where tenant_id = :tenant and service <> ''")
            .setParameter("tenant", tenant.id())
            .getResultList()) {
      Object[] columns = (Object[]) row;
      services.put((String) columns[0], (String) columns[1]);
    }
    return services;
  }
}
