package io.belfry.web.event;

import io.belfry.handling.Causes;
import io.belfry.web.EntityVersion;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

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
  @Operation(
      summary = "Say what causes an event",
      description = "If-Match carries the ETag of the event, or its handling's part of it.")
  @APIResponse(responseCode = "204", description = "The engine follows in a moment.")
  public Response set(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid CauseRequest request) {
    Integer expected = HandlingVersion.required(ifMatch);
    int version = causes.set(id, expected, request.cause(), request.reason());
    return Response.noContent().tag(EntityVersion.tag(version)).build();
  }
}
