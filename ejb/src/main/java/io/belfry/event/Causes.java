package io.belfry.event;

import io.belfry.catalogue.Announcer;
import io.belfry.identity.CurrentCaller;
import io.belfry.journal.Change;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people say causes what; the engine keeps to it. */
@ApplicationScoped
@Transactional
@InTenant
public class Causes {
  private static final int LONGEST_REASON = 500;

  private final EventStore events;
  private final CurrentCaller caller;
  private final Announcer announcer;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Causes() {
    this(null, null, null);
  }

  @Inject
  Causes(EventStore events, CurrentCaller caller, Announcer announcer) {
    this.events = events;
    this.caller = caller;
    this.announcer = announcer;
  }

  /**
   * Says what causes an event; it shows once the engine has heard of it.
   *
   * @param cause null when nothing known causes it
   * @throws Fault not-found; conflict for events that are closed; invalid-value for an event that
   *     is to cause itself; missing-field without a reason
   */
  public void set(UUID event, @Nullable UUID cause, String reason) {
    String why = Line.of("reason", reason, LONGEST_REASON);
    Event symptom = open(event);
    Event root = cause == null ? null : open(cause);
    if (root != null && root.id().equals(symptom.id())) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "cause",
          "An event cannot cause itself",
          "Choose another event, or none");
    }
    announcer.tell(
        new Change.CauseSet(
            symptom.id(),
            symptom.key(),
            root == null ? "" : root.key(),
            "%s said so: %s".formatted(caller.caller().name(), why)));
  }

  private Event open(UUID id) {
    Event event = events.get(id);
    if (event.handling().equals("closed")) {
      throw new Fault(
          ErrorCode.CONFLICT, "Event %d is closed. Reopen it first.".formatted(event.number()));
    }
    return event;
  }
}
