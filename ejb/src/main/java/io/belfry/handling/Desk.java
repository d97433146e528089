package io.belfry.handling;

import io.belfry.event.LiveStream;
import io.belfry.platform.Fault;
import io.belfry.tenancy.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where people's actions arrive: each is a transaction, and who listens hears of it afterwards. */
@ApplicationScoped
public class Desk {
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
