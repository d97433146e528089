package io.belfry.handling;

import io.belfry.audit.AuditLog;
import io.belfry.catalogue.Announcer;
import io.belfry.identity.CurrentCaller;
import io.belfry.identity.People;
import io.belfry.identity.Person;
import io.belfry.journal.Change;
import io.belfry.platform.Clock;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Secrets;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * What people do with the events of the current tenant. Each action is one transaction: the event's
 * row, its history, what rules and people are told, and last the audit log.
 */
@ApplicationScoped
@Transactional
@InTenant
public class Handlings {
  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final CurrentCaller caller;
  private final People people;
  private final Involvements involvements;
  private final Announcer announcer;
  private final Returning returning;
  private final Histories histories;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Handlings() {
    this(null, null, null, null, null, null, null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public Handlings(
      EntityManager entities,
      CurrentTenant tenant,
      CurrentCaller caller,
      People people,
      Involvements involvements,
      Announcer announcer,
      Returning returning,
      Histories histories,
      Clock clock) {
    this.entities = entities;
    this.tenant = tenant;
    this.caller = caller;
    this.people = people;
    this.involvements = involvements;
    this.announcer = announcer;
    this.returning = returning;
    this.histories = histories;
    this.clock = clock;
  }

  /**
   * Performs an action.
   *
   * @param version of the handling that it was decided on, or null for whichever it is
   * @throws Fault not-found; changed-meanwhile when the handling changed since that version;
   *     illegal-transition; missing-field or invalid-value; key-taken when a closed event cannot be
   *     opened again
   */
  public HandledEvent act(UUID id, @Nullable Integer version, Act act) {
    People.Doer doer = people.doer(caller.caller());
    HandledEvent event = hold(id, act);
    if (version != null && version != event.version()) {
      throw histories.changedMeanwhile(event, version);
    }
    require(event, doer, act);
    Handling before = event.handling();
    event.step(act.action());
    Doing doing = new Doing(event, doer, clock.now(), people, involvements);
    act.perform(doing);
    // Who watches changes nothing for those who work on it.
    if (!(act instanceof Act.Watch)) {
      event.changed();
    }
    write(doing, act.action(), before);
    return event;
  }

  /** Who is limited to teams still watches and comments, and does what is theirs to do. */
  private void require(HandledEvent event, People.Doer doer, Act act) {
    Person self = doer.person();
    boolean isTheirs =
        self != null
            && (Objects.equals(event.assignee(), self.id())
                || involvements.helps(event, self.id()));
    if (!(act instanceof Act.Watch || act instanceof Act.Comment || isTheirs)) {
      caller.caller().requireTeam(event.ownerTeam());
    }
  }

  /** Returns what people call an event; null when there is none of that id. */
  public @Nullable Long number(UUID id) {
    HandledEvent event = entities.find(HandledEvent.class, new HandledEvent.Key(tenant.id(), id));
    return event == null ? null : Long.valueOf(event.number());
  }

  private HandledEvent hold(UUID id, Act act) {
    HandledEvent.Key key = new HandledEvent.Key(tenant.id(), id);
    // What is waited for here must not be waited for while the row is held: the ledger wants it.
    int closedWith = act instanceof Act.Reopen ? returning.awaitEngine(key) : 0;
    HandledEvent event = entities.find(HandledEvent.class, key, LockModeType.PESSIMISTIC_WRITE);
    if (event == null) {
      throw new Fault(
          ErrorCode.NOT_FOUND,
          "There is no event with the id (%s). Maybe it was deleted.".formatted(id));
    }
    if (act instanceof Act.Reopen
        && event.handling() == Handling.CLOSED
        && event.version() != closedWith) {
      // Somebody closed it while this waited.
      throw Returning.tooSoon();
    }
    return event;
  }

  private void write(Doing doing, Action action, Handling before) {
    HandledEvent event = doing.event();
    Handling after = event.handling();
    if (before != Handling.CLOSED && after == Handling.CLOSED) {
      announcer.tell(
          new Change.EventClosed(
              event.id(), event.key(), doing.at().toEpochMilli(), event.isKnownToFire()));
    } else if (before == Handling.CLOSED && after != Handling.CLOSED) {
      announcer.tell(returning.of(event));
      returning.causeOf(event).ifPresent(announcer::tell);
    }
    Deeds deeds =
        new Deeds(
            tenant.id(),
            event.id(),
            doing.at(),
            doing.actor().code(),
            action.word(),
            before,
            after,
            doing.facts(),
            doing.texts(),
            doing.note(),
            Secrets.readable(20));
    entities.flush();
    entities.unwrap(Session.class).doWork(connection -> write(connection, doing, action, deeds));
  }

  private void write(Connection connection, Doing doing, Action action, Deeds deeds)
      throws SQLException {
    deeds.write(connection);
    new Consequences(connection, tenant.id(), doing).of(action);
    AuditLog.append(connection, tenant.id(), List.of(deeds.forAudit()));
  }
}
