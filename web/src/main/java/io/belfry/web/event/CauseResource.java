package io.belfry.web.event;

import io.belfry.event.Causes;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What people say causes an event; rules leave that as it is. */
@Path("events/{id}/cause")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("events:handle")
@Tag(name = "Events")
public class CauseResource {
  private final Causes causes;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public CauseResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public CauseResource(Causes causes) {
    this.causes = causes;
  }

  /** Says what causes an event, or that nothing known does; the engine follows in a moment. */
  @PUT
  @Operation(summary = "Say what causes an event")
  public void set(@PathParam("id") UUID id, @NotNull @Valid CauseRequest request) {
    causes.set(id, request.cause(), request.reason());
  }
}
