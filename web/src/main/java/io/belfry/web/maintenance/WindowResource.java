package io.belfry.web.maintenance;

import io.belfry.maintenance.MaintenanceWindow;
import io.belfry.maintenance.MaintenanceWindows;
import io.belfry.maintenance.Preview;
import io.belfry.maintenance.Previews;
import io.belfry.maintenance.WindowState;
import io.belfry.platform.Clock;
import io.belfry.platform.Page;
import io.belfry.web.Flag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The maintenance windows of the tenant. */
@Path("maintenance-windows")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("catalogue:read")
@Tag(name = "Maintenance")
public class WindowResource {
  private final MaintenanceWindows windows;
  private final Previews previews;
  private final Clock clock;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public WindowResource() {
    this(null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public WindowResource(MaintenanceWindows windows, Previews previews, Clock clock) {
    this.windows = windows;
    this.previews = previews;
    this.clock = clock;
  }

  /** Lists them, those that begin last first. */
  @GET
  @Operation(summary = "List maintenance windows")
  public Page<WindowView> list(
      @QueryParam("state") @Nullable String state,
      @QueryParam("service") @Nullable String service,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    Instant now = clock.now();
    return windows
        .list(state == null ? null : WindowState.of(state), service, cursor, Page.limit(limit))
        .map(window -> WindowView.of(window, now));
  }

  /** Shows one. */
  @GET
  @Path("{id}")
  @Operation(summary = "Show a maintenance window")
  public WindowView show(@PathParam("id") UUID id) {
    return WindowView.of(windows.get(id), clock.now());
  }

  /** Plans one, during which the alerts that it is for open no events. */
  @POST
  @RolesAllowed("maintenance:write")
  @Operation(summary = "Plan a maintenance window")
  public Response plan(@NotNull @Valid WindowRequest request) {
    MaintenanceWindow window = windows.plan(request.draft());
    return Response.created(
            UriBuilder.fromResource(WindowResource.class).path("{id}").build(window.id()))
        .entity(WindowView.of(window, clock.now()))
        .build();
  }

  /** Tells what a window would have hidden, had it come weeks earlier; plans nothing. */
  @POST
  @Path("preview")
  @Operation(summary = "Try a maintenance window on last week's alerts")
  public Preview preview(@NotNull @Valid WindowRequest request) {
    return previews.of(request.draft());
  }

  /**
   * Ends one early, whether it has begun or not; one that is past stays as it is. Of one that comes
   * again the running time ends, and with {@code series} all of them.
   */
  @POST
  @Path("{id}/end")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed("maintenance:write")
  @Operation(summary = "End a maintenance window early")
  @APIResponse(responseCode = "200", description = "It is over, or comes again later.")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public WindowView end(
      @PathParam("id") UUID id,
      @Parameter(description = "true also ends the times to come; false when left out")
          @QueryParam("series")
          @DefaultValue("false")
          String series,
      @Parameter(description = "why, at most 500 characters") @QueryParam("reason")
          @Nullable String reason) {
    MaintenanceWindow ended =
        Flag.of("series", series) ? windows.end(id, reason) : windows.endTime(id, reason);
    return WindowView.of(ended, clock.now());
  }
}
