package io.belfry.web.event;

import io.belfry.handling.CauseProposals;
import io.belfry.platform.Page;
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

/** What kind of thing may be behind an event; who resolves it decides. */
@Path("events/{id}/cause-classes")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("events:read")
@Tag(name = "Events")
public class CauseProposalResource {
  private final CauseProposals proposals;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public CauseProposalResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public CauseProposalResource(CauseProposals proposals) {
    this.proposals = proposals;
  }

  /** Proposes classes of causes, what is believed most first. */
  @GET
  @Operation(summary = "Propose what kind of thing is behind an event")
  public Page<CauseProposalView> list(@PathParam("id") UUID id) {
    return new Page<>(proposals.of(id).stream().map(CauseProposalView::of).toList(), null);
  }
}
