package io.belfry.handling;

import io.belfry.audit.AuditLog;
import io.belfry.catalogue.Announcer;
import io.belfry.identity.CurrentCaller;
import io.belfry.identity.People;
import io.belfry.journal.Change;
import io.belfry.platform.Clock;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.platform.Secrets;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What people say causes what; the engine keeps to it. */
@ApplicationScoped
@Transactional
@InTenant
public class Causes {
  /** The word for it in the history. */
  static final String WORD = "cause";

  private static final int LONGEST_REASON = 500;
  private static final String FOLLOWS =
      "with recursive up as (select id, cause_id from event"
          + " where tenant_id = :tenant and id = :event"
          + " union select e.id, e.cause_id from event e join up on e.id = up.cause_id"
          + " where e.tenant_id = :tenant) select number from event"
          + " where tenant_id = :tenant and id = :from and id in (select id from up)";

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final CurrentCaller caller;
  private final People people;
  private final Announcer announcer;
  private final Histories histories;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Causes() {
    this(null, null, null, null, null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public Causes(
      EntityManager entities,
      CurrentTenant tenant,
      CurrentCaller caller,
      People people,
      Announcer announcer,
      Histories histories,
      Clock clock) {
    this.entities = entities;
    this.tenant = tenant;
    this.caller = caller;
    this.people = people;
    this.announcer = announcer;
    this.histories = histories;
    this.clock = clock;
  }

  /**
   * Says what causes an event; it shows once the engine has heard of it.
   *
   * @param version of the handling that it was decided on, or null for whichever it is
   * @param cause null when nothing known causes it
   * @return the version of the handling from here on
   * @throws Fault not-found; changed-meanwhile when the handling changed since that version;
   *     conflict for events that are closed, and for a cause that follows from the event itself;
   *     invalid-value for an event that is to cause itself; missing-field without a reason
   */
  public int set(UUID id, @Nullable Integer version, @Nullable UUID cause, String reason) {
    String why = Line.of("reason", reason, LONGEST_REASON);
    People.Doer doer = people.doer(caller.caller());
    HandledEvent symptom = open(id, LockModeType.PESSIMISTIC_WRITE);
    if (version != null && version != symptom.version()) {
      throw histories.changedMeanwhile(symptom, version);
    }
    HandledEvent root = cause == null ? null : open(cause, LockModeType.NONE);
    if (id.equals(cause)) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "cause",
          "An event cannot cause itself",
          "Choose another event, or none");
    }
    if (root != null && follows(root.id(), id)) {
      throw Fault.ofField(
          ErrorCode.CONFLICT,
          "cause",
          "Event %d follows from event %d already".formatted(root.number(), symptom.number()),
          "Say first that nothing known causes event %d, or choose another"
              .formatted(root.number()));
    }
    symptom.changed();
    announcer.tell(
        new Change.CauseSet(
            symptom.id(),
            symptom.key(),
            root == null ? "" : root.key(),
            "%s said so: %s".formatted(caller.caller().name(), why)));
    Deeds deeds =
        new Deeds(
            tenant.id(),
            symptom.id(),
            clock.now(),
            doer.actor().code(),
            WORD,
            symptom.handling(),
            symptom.handling(),
            root == null ? Map.of() : Map.of("event", root.number()),
            Map.of(),
            why,
            Secrets.readable(20));
    entities.flush();
    entities
        .unwrap(Session.class)
        .doWork(
            connection -> {
              deeds.write(connection);
              AuditLog.append(connection, tenant.id(), List.of(deeds.forAudit()));
            });
    return symptom.version();
  }

  /** As far as is known by now; rules, which know the order of all, look once more. */
  private boolean follows(UUID event, UUID from) {
    return !entities
        .createNativeQuery(FOLLOWS)
        .setParameter("tenant", tenant.id())
        .setParameter("event", event)
        .setParameter("from", from)
        .getResultList()
        .isEmpty();
  }

  private HandledEvent open(UUID id, LockModeType lock) {
    HandledEvent event =
        entities.find(HandledEvent.class, new HandledEvent.Key(tenant.id(), id), lock);
    if (event == null) {
      throw new Fault(
          ErrorCode.NOT_FOUND,
          "There is no event with the id (%s). Maybe it was deleted.".formatted(id));
    }
    if (event.handling() == Handling.CLOSED) {
      throw new Fault(
          ErrorCode.CONFLICT, "Event %d is closed. Reopen it first.".formatted(event.number()));
    }
    return event;
  }
}
