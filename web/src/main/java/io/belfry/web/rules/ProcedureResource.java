package io.belfry.web.rules;

import io.belfry.event.Event;
import io.belfry.event.EventStore;
import io.belfry.rulepackage.RuleService;
import io.belfry.tenancy.CurrentTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the runbook of an event tells people to do. */
@Path("events/{id}/procedure")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("events:read")
@Tag(name = "Events")
public class ProcedureResource {
  private final EventStore events;
  private final RuleService rules;
  private final CurrentTenant tenant;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public ProcedureResource() {
    this(null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public ProcedureResource(EventStore events, RuleService rules, CurrentTenant tenant) {
    this.events = events;
    this.rules = rules;
    this.tenant = tenant;
  }

  /** Shows the steps as the runbook has them now; which of them are done is said by the event. */
  @GET
  @Operation(
      summary = "Show what the runbook of an event tells people to do",
      description =
          "Without a runbook, or when it was taken out since, there are no phases."
              + " POST to the event's tick says that a step is done.")
  public ProcedureView show(@PathParam("id") UUID id) {
    Event event = events.get(id);
    String runbook = event.runbook();
    return runbook == null
        ? ProcedureView.NONE
        : rules
            .procedures()
            .of(tenant.id(), runbook)
            .map(found -> ProcedureView.of(runbook, found))
            .orElse(ProcedureView.NONE);
  }
}
