package io.belfry.handling;

import io.belfry.event.LiveStream;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.tenancy.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where people's actions arrive: each is a transaction, and who listens hears of it afterwards. */
@ApplicationScoped
public class Desk {
  private static final int MOST_AT_ONCE = 500;

  private final Handlings handlings;
  private final LiveStream live;
  private final CurrentTenant tenant;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Desk() {
    this(null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public Desk(Handlings handlings, LiveStream live, CurrentTenant tenant) {
    this.handlings = handlings;
    this.live = live;
    this.tenant = tenant;
  }

  /**
   * Performs an action on one event.
   *
   * @param version of the handling that it was decided on, or null for whichever it is
   * @throws Fault as {@link Handlings#act}
   */
  public void act(UUID event, @Nullable Integer version, Act act) {
    tell(List.of(handlings.act(event, version, act)));
  }

  /**
   * Performs an action on several events, each in a transaction of its own.
   *
   * @throws Fault invalid-value for too many
   */
  public Outcome actOnAll(List<UUID> events, Act act) {
    if (events.size() > MOST_AT_ONCE) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "ids",
          "There are %d ids".formatted(events.size()),
          "Send at most " + MOST_AT_ONCE);
    }
    List<HandledEvent> done = new ArrayList<>();
    List<Refused> refused = new ArrayList<>();
    Fault busy = null;
    for (UUID event : new LinkedHashSet<>(events)) {
      try {
        if (busy != null) {
          // Each would wait as long as the first, and in vain.
          throw busy;
        }
        done.add(handlings.act(event, null, act));
      } catch (Fault fault) {
        busy = fault.code() == ErrorCode.BUSY ? fault : busy;
        refused.add(new Refused(event, handlings.number(event), fault.code(), fault.detail()));
      }
    }
    if (!done.isEmpty()) {
      tell(done);
    }
    return new Outcome(
        done.stream().map(event -> new Done(event.id(), event.number())).toList(), refused);
  }

  /** What became of several events. */
  public record Outcome(List<Done> done, List<Refused> refused) {}

  /** An event on which the action was performed. */
  public record Done(UUID id, long number) {}

  /**
   * An event that refused the action.
   *
   * @param number null when there is no such event
   */
  public record Refused(UUID id, @Nullable Long number, ErrorCode code, String detail) {}

  private void tell(List<HandledEvent> events) {
    live.publish(
        new LiveStream.Change(
            tenant.id(),
            events.stream()
                .map(event -> new LiveStream.ChangedEvent(event.id(), event.number(), "handled"))
                .toList(),
            0));
  }
}
