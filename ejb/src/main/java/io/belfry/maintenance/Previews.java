package io.belfry.maintenance;

import io.belfry.engine.Fate;
import io.belfry.event.AlertStore;
import io.belfry.event.StoredAlert;
import io.belfry.facts.AlertFact;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
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
  private static final int MOST_ALERTS = 200_000;
  private static final int MOST_KEYS = 100;
  private static final int MOST_TIMES = 31;

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final AlertStore alerts;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Previews() {
    this(null, null, null, null);
  }

  @Inject
  Previews(EntityManager entities, CurrentTenant tenant, AlertStore alerts, Clock clock) {
    this.entities = entities;
    this.tenant = tenant;
    this.alerts = alerts;
    this.clock = clock;
  }

  /**
   * Tells what the window would have hidden, had it come a week earlier; of one that comes again,
   * at each of its times within the last week.
   *
   * @throws io.belfry.platform.Fault as planning it would
   */
  public Preview of(WindowDraft wanted) {
    Instant now = clock.now();
    WindowDraft draft = wanted.checked();
    Span span =
        draft.recurrence() == null
            ? Span.planned(draft.startsAt(), draft.endsAt(), now)
            : Span.first(draft.startsAt(), draft.endsAt(), now);
    draft.lastEnd(span);
    List<Span> times = times(draft, span, now);
    List<LabelMatcher> matchers = new ArrayList<>(draft.matchers());
    if (draft.service() != null) {
      matchers.add(new LabelMatcher("service", true, false, draft.service().strip()));
    }
    Tally tally = new Tally(new Matching(matchers), services());
    boolean complete = true;
    for (Span time : times) {
      complete &= alerts.between(time.from(), time.until(), MOST_ALERTS, tally::look);
    }
    return new Preview(
        times.isEmpty() ? now.minus(WEEK) : times.get(0).from(),
        times.isEmpty() ? now : times.get(times.size() - 1).until(),
        tally.looked,
        complete,
        tally.keys.values().stream().mapToLong(Preview.Key::alerts).sum(),
        tally.keys.values().stream()
            .sorted(
                Comparator.comparingLong(Preview.Key::alerts)
                    .reversed()
                    .thenComparing(Preview.Key::key))
            .limit(MOST_KEYS)
            .toList());
  }

  /** The times of last week, in order, none of them beyond now. */
  private static List<Span> times(WindowDraft draft, Span span, Instant now) {
    Instant since = now.minus(WEEK);
    if (draft.recurrence() == null || draft.zone() == null) {
      Instant until = span.until().minus(WEEK);
      return List.of(new Span(span.from().minus(WEEK), until.isAfter(now) ? now : until));
    }
    Instant first = span.from();
    while (first.isAfter(since)) {
      first = first.minus(WEEK);
    }
    Duration length = Duration.between(span.from(), span.until());
    List<Span> times = new ArrayList<>();
    for (Recurrence.Occurrence each :
        new Recurrence(
                // A count begins with the first time, which is none of last week.
                draft.recurrence().replaceAll("(?i);?(COUNT|UNTIL)=[^;]*", ""),
                first,
                ZoneId.of(draft.zone()),
                length)
            .endingAfter(since, MOST_TIMES)) {
      if (each.from().isBefore(now)) {
        times.add(new Span(each.from(), each.until().isAfter(now) ? now : each.until()));
      }
    }
    return times;
  }

  /** What the engine knows of alerts that name only their item. */
  private Map<String, String> services() {
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

  /** Counts what matches. */
  private static final class Tally {
    private final Matching matching;
    private final Map<String, String> services;
    private final Map<String, Preview.Key> keys = new HashMap<>();
    private long looked;

    Tally(Matching matching, Map<String, String> services) {
      this.matching = matching;
      this.services = services;
    }

    void look(StoredAlert stored) {
      looked++;
      Alert alert = stored.alert();
      if (alert.status() == Status.FIRING && matching.matches(fact(stored))) {
        long opened = stored.fate() != null && stored.fate().fate() == Fate.OPENED ? 1 : 0;
        keys.merge(
            alert.key(),
            new Preview.Key(
                alert.key(),
                alert.type(),
                alert.service(),
                alert.ci(),
                alert.summary(),
                1,
                opened,
                stored.receivedAt()),
            (newer, older) ->
                new Preview.Key(
                    newer.key(),
                    newer.type(),
                    newer.service(),
                    newer.ci(),
                    newer.summary(),
                    newer.alerts() + 1,
                    newer.opened() + older.opened(),
                    newer.lastAt().isAfter(older.lastAt()) ? newer.lastAt() : older.lastAt()));
      }
    }

    private AlertFact fact(StoredAlert stored) {
      Alert alert = stored.alert();
      String service =
          alert.service().isEmpty() ? services.getOrDefault(alert.ci(), "") : alert.service();
      return new AlertFact(
          stored.receivedAt().toEpochMilli(),
          alert.source(),
          alert.type(),
          alert.key(),
          alert.status(),
          alert.severity(),
          alert.summary(),
          service,
          alert.ci(),
          alert.labels(),
          alert.startsAt());
    }
  }
}
