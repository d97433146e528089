package io.belfry.handling;

import io.belfry.change.ChangeEvents;
import io.belfry.change.Touching;
import io.belfry.event.Event;
import io.belfry.event.EventStore;
import io.belfry.maintenance.PastWindows;
import io.belfry.platform.Clock;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Proposes what kind of thing is behind an event: by what similar ones were that people closed, by
 * its probable cause, by what was changed or planned just before, and by its runbook.
 */
@ApplicationScoped
@Transactional
@InTenant
public class CauseProposals {
  private static final Duration LOOK_BACK = Duration.ofDays(365);
  private static final Duration JUST_BEFORE = Duration.ofHours(1);
  private static final int MOST_SIMILAR = 200;

  /** So many that agree are believed as much as it gets. */
  private static final int ENOUGH = 5;

  private static final int MOST_BELIEVED = 95;
  private static final int BY_RUNBOOK = 40;
  private static final int BY_CHANGE = 55;
  private static final int BY_WINDOW = 60;

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final EventStore events;
  private final ChangeEvents changes;
  private final PastWindows windows;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected CauseProposals() {
    this(null, null, null, null, null, null);
  }

  @Inject
  CauseProposals(
      EntityManager entities,
      CurrentTenant tenant,
      EventStore events,
      ChangeEvents changes,
      PastWindows windows,
      Clock clock) {
    this.entities = entities;
    this.tenant = tenant;
    this.events = events;
    this.changes = changes;
    this.windows = windows;
    this.clock = clock;
  }

  /**
   * Returns proposals, what is believed most first; each class at most once.
   *
   * @throws io.belfry.platform.Fault not-found when there is no such event
   */
  public List<CauseProposal> of(UUID id) {
    Event event = events.get(id);
    List<CauseProposal> all = new ArrayList<>(bySimilar(event));
    Integer confidence = event.causeConfidence();
    if (confidence != null) {
      all.add(
          new CauseProposal(
              CauseClass.DEPENDENCY,
              confidence,
              "Event %d probably causes it.".formatted(event.causeNumber())));
    }
    changes.beside(id).stream()
        .filter(CauseProposals::isJustBefore)
        .findFirst()
        .ifPresent(touching -> all.add(byChange(touching)));
    if (windows.wasOpenBefore(event, JUST_BEFORE)) {
      all.add(
          new CauseProposal(
              CauseClass.PLANNED_WORK,
              BY_WINDOW,
              "A maintenance window that it is in was open within the hour before."));
    }
    CauseClass byRunbook = byRunbook(event.situationClass());
    if (byRunbook != null) {
      all.add(
          new CauseProposal(
              byRunbook,
              BY_RUNBOOK,
              "Its runbook is of the class %s.".formatted(event.situationClass())));
    }
    return best(all);
  }

  private static List<CauseProposal> best(List<CauseProposal> all) {
    Map<CauseClass, CauseProposal> best = new EnumMap<>(CauseClass.class);
    for (CauseProposal each : all) {
      best.merge(
          each.causeClass(),
          each,
          (one, other) -> other.confidence() > one.confidence() ? other : one);
    }
    return best.values().stream()
        .sorted(Comparator.comparingInt(CauseProposal::confidence).reversed())
        .toList();
  }

  /** Of the same key, or of the same type at the same service. */
  private List<CauseProposal> bySimilar(Event event) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select cause_class, count(*) from (select cause_class from event"
                    + " where tenant_id = :tenant and cause_class is not null and id <> :id"
                    + " and handling in ('resolved', 'closed') and opened_at >= :since"
                    + " and (key = :key or type = :type and service = :service)"
                    + " order by opened_at desc limit :most) alike group by 1 order by 2 desc, 1")
            .setParameter("tenant", tenant.id())
            .setParameter("id", event.id())
            .setParameter("since", clock.now().minus(LOOK_BACK))
            .setParameter("key", event.key())
            .setParameter("type", event.type())
            .setParameter("service", event.service())
            .setParameter("most", MOST_SIMILAR)
            .getResultList();
    long total = rows.stream().mapToLong(row -> count((Object[]) row)).sum();
    List<CauseProposal> proposals = new ArrayList<>();
    for (Object each : rows) {
      Object[] row = (Object[]) each;
      long share = MOST_BELIEVED * count(row) / total;
      proposals.add(
          new CauseProposal(
              CauseClass.of((String) row[0]),
              (int) (share * Math.min(ENOUGH, total) / ENOUGH),
              "That was behind %d of %d similar events.".formatted(count(row), total)));
    }
    return proposals;
  }

  private static long count(Object[] row) {
    return ((Number) row[1]).longValue();
  }

  private static boolean isJustBefore(Touching touching) {
    return !touching.before().isNegative() && touching.before().compareTo(JUST_BEFORE) <= 0;
  }

  private static CauseProposal byChange(Touching touching) {
    return new CauseProposal(
        CauseClass.CODE,
        touching.itself() ? BY_CHANGE : BY_CHANGE - 10,
        "%d minutes before, %s was changed: %s"
            .formatted(
                touching.before().toMinutes(),
                touching.itself() ? "it" : "what it depends on",
                touching.change().summary()));
  }

  private static @Nullable CauseClass byRunbook(@Nullable String situationClass) {
    if (situationClass == null) {
      return null;
    }
    return switch (situationClass) {
      case "capacity" -> CauseClass.CAPACITY;
      case "hardware" -> CauseClass.HARDWARE;
      case "configuration" -> CauseClass.CONFIGURATION;
      default -> null;
    };
  }
}
