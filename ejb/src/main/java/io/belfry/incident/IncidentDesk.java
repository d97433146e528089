package io.belfry.incident;

import io.belfry.event.LiveStream;
import io.belfry.tenancy.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where people's acts on incidents arrive: who listens hears afterwards whose events they are. */
@ApplicationScoped
public class IncidentDesk {
  private final Incidents incidents;
  private final Memberships memberships;
  private final LiveStream live;
  private final CurrentTenant tenant;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected IncidentDesk() {
    this(null, null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public IncidentDesk(
      Incidents incidents, Memberships memberships, LiveStream live, CurrentTenant tenant) {
    this.incidents = incidents;
    this.memberships = memberships;
    this.live = live;
    this.tenant = tenant;
  }

  /**
   * Opens one.
   *
   * @throws io.belfry.platform.Fault as {@link Incidents#open}
   */
  public Incident open(Incidents.Draft draft) {
    Incident incident = incidents.open(draft);
    publish(new LinkedHashSet<>(memberships.events(incident.id())));
    return incidents.get(incident.id());
  }

  /**
   * Does something with one.
   *
   * @throws io.belfry.platform.Fault as {@link Incidents#act}
   */
  public Incident act(UUID id, @Nullable Integer version, IncidentAct act) {
    Incident unused = incidents.act(id, version, act);
    Set<UUID> events = new LinkedHashSet<>(memberships.events(id));
    if (act instanceof IncidentAct.Remove remove) {
      events.addAll(remove.events());
    }
    publish(events);
    return incidents.get(id);
  }

  private void publish(Set<UUID> events) {
    live.publish(
        new LiveStream.Change(
            tenant.id(),
            events.stream().map(id -> new LiveStream.ChangedEvent(id, 0, "handled")).toList(),
            0));
  }
}
