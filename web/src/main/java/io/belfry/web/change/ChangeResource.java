package io.belfry.web.change;

import io.belfry.change.ChangeEvent;
import io.belfry.change.ChangeEvents;
import io.belfry.platform.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Changes that somebody made, such as deployments. */
@Path("changes")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("events:read")
@Tag(name = "Changes")
public class ChangeResource {
  private final ChangeEvents changes;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public ChangeResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public ChangeResource(ChangeEvents changes) {
    this.changes = changes;
  }

  /** Notes one. */
  @POST
  @RolesAllowed("alerts:write")
  @Operation(summary = "Note a change")
  public Response add(@NotNull @Valid ChangeRequest request) {
    ChangeEvent added = changes.add(request.draft());
    return Response.status(Response.Status.CREATED).entity(ChangeView.of(added)).build();
  }

  /** Lists them, those that happened last first. */
  @GET
  @Operation(summary = "List changes")
  public Page<ChangeView> list(
      @QueryParam("service") @Nullable String service,
      @QueryParam("ci") @Nullable String ci,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return changes.list(service, ci, cursor, Page.limit(limit)).map(ChangeView::of);
  }

  /** Lists those that touch an event: what it is about, or what that depends on. */
  @GET
  @Path("beside/{event}")
  @Operation(summary = "List the changes beside an event")
  public Page<TouchingView> beside(@PathParam("event") UUID event) {
    return new Page<>(changes.beside(event).stream().map(TouchingView::of).toList(), null);
  }
}
