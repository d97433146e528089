package io.belfry.handling;

import io.belfry.facts.Level;
import io.belfry.facts.Priority;
import io.belfry.facts.Severity;
import io.belfry.journal.Change;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.tenancy.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Brings a closed event back to the engine, which forgot it: with all that the ledger knows of it,
 * as soon as the ledger knows everything that was told before. It runs in its caller's transaction.
 */
@ApplicationScoped
public class Returning {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int LOOK_MILLIS = 20;
  private static final String OURS = " where tenant_id = :tenant";
  private static final String SAID =
      "select a.detail ->> 'event', c.handling <> 'closed', c.key,"
          + " coalesce(u.username, substr(a.actor, strpos(a.actor, ':') + 1)), coalesce(a.note, '')"
          + " from event_action a left join event c on c.tenant_id = a.tenant_id"
          + " and c.number = cast(a.detail ->> 'event' as bigint)"
          + " left join app_user u on u.tenant_id = a.tenant_id"
          + " and a.actor = 'user:' || u.id"
          + " where a.tenant_id = :tenant and a.event_id = :event and a.action = '"
          + Causes.WORD
          + "' order by a.id desc limit 1";
  private static final String CLOSED =
      "select coalesce(max(handling_version), 0) from event"
          + OURS
          + " and id = :event and handling = 'closed'";

  private final EntityManager entities;
  private final CurrentTenant tenant;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Returning() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public Returning(EntityManager entities, CurrentTenant tenant) {
    this.entities = entities;
    this.tenant = tenant;
  }

  /**
   * Waits until what the engine was told up to now is kept, when the event is closed: alerts from
   * before the close count for the event, and a newer event of its key must show.
   *
   * @return the version of the handling that it was closed with; 0 when it was not closed
   * @throws Fault busy when the engine is too far behind
   */
  int awaitEngine(HandledEvent.Key event) {
    int version = (int) number(CLOSED.replace(":event", "'" + event.id() + "'"));
    if (version == 0) {
      return 0;
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    long oldestToCome = number("select coalesce(max(id), 0) + 1 from inbox" + OURS);
    while (number("select coalesce(min(id), %d) from inbox".formatted(oldestToCome) + OURS)
        < oldestToCome) {
      rest(end);
    }
    long position = number("select coalesce(max(position), 0) from journal_entry" + OURS);
    while (number("select coalesce(max(position), 0) from checkpoint" + OURS) < position) {
      rest(end);
    }
    return version;
  }

  /**
   * Says the event as the engine takes it back.
   *
   * @throws Fault key-taken when alerts of its key went on to a newer event
   */
  Change.EventReopened of(HandledEvent event) {
    List<?> newer =
        entities
            .createNativeQuery(
                "select max(number) from event where tenant_id = :tenant and key = :key"
                    + " and number > :number")
            .setParameter("tenant", tenant.id())
            .setParameter("key", event.key())
            .setParameter("number", event.number())
            .getResultList();
    if (newer.get(0) != null) {
      throw new Fault(
          ErrorCode.KEY_TAKEN,
          "Event %d cannot be opened again: alerts of its key (%s) go to event %s now. Work on that one."
              .formatted(event.number(), event.key(), newer.get(0)));
    }
    Object[] row =
        (Object[])
            entities
                .createNativeQuery(
                    "select subject, type, source, service, ci, severity, impact, urgency, priority,"
                        + " condition, owner_team, runbook, runbook_title, situation_class,"
                        + " coalesce(alerts, 1), (extract(epoch from opened_at) * 1000)\\:\\:bigint,"
                        + " (extract(epoch from coalesce(last_alert_at, opened_at)) * 1000)\\:\\:bigint,"
                        + " coalesce((extract(epoch from cleared_at) * 1000)\\:\\:bigint, 0),"
                        + " opened_by_rule, release from event e left join event_activity a"
                        + " on a.tenant_id = e.tenant_id and a.event_id = e.id"
                        + " where e.tenant_id = :tenant and e.id = :event")
                .setParameter("tenant", tenant.id())
                .setParameter("event", event.id())
                .getSingleResult();
    return new Change.EventReopened(
        event.id(),
        event.number(),
        event.key(),
        (String) row[0],
        (String) row[1],
        (String) row[2],
        (String) row[3],
        (String) row[4],
        Severity.valueOf(constant(row[5])),
        Level.valueOf(constant(row[6])),
        Level.valueOf(constant(row[7])),
        Priority.valueOf((String) row[8]),
        ((Number) row[17]).longValue() == 0,
        (String) row[10],
        (String) row[11],
        (String) row[12],
        (String) row[13],
        ((Number) row[14]).longValue(),
        ((Number) row[15]).longValue(),
        ((Number) row[16]).longValue(),
        ((Number) row[17]).longValue(),
        (String) row[18],
        (String) row[19]);
  }

  /**
   * What people last said of its cause before it was closed, to be told once more; nothing when
   * that cause is closed itself, for rules may know another.
   */
  Optional<Change.CauseSet> causeOf(HandledEvent event) {
    List<?> said =
        entities
            .createNativeQuery(SAID)
            .setParameter("tenant", tenant.id())
            .setParameter("event", event.id())
            .getResultList();
    if (said.isEmpty()) {
      return Optional.empty();
    }
    Object[] row = (Object[]) said.get(0);
    boolean isClosed = row[0] != null && !Boolean.TRUE.equals(row[1]);
    return isClosed
        ? Optional.empty()
        : Optional.of(
            new Change.CauseSet(
                event.id(),
                event.key(),
                row[0] == null ? "" : (String) row[2],
                "%s said so: %s".formatted(row[3], row[4])));
  }

  private static String constant(Object word) {
    return ((String) word).toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private long number(String sql) {
    return ((Number)
            entities.createNativeQuery(sql).setParameter("tenant", tenant.id()).getSingleResult())
        .longValue();
  }

  /** Says that the rules do not know yet that it was closed. */
  static Fault tooSoon() {
    return Fault.passing(
        ErrorCode.BUSY,
        "The rules have not heard yet that the event was closed. Try again in a moment.",
        PATIENCE);
  }

  private static void rest(long end) {
    if (System.nanoTime() > end) {
      throw tooSoon();
    }
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
