package io.belfry.web.escalation;

import io.belfry.escalation.Target;
import io.belfry.escalation.Targets;
import io.belfry.platform.Page;
import io.belfry.web.EntityVersion;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The targets of the tenant. */
@Path("targets")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("catalogue:read")
@Tag(name = "Escalation")
public class TargetResource {
  private final Targets targets;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public TargetResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public TargetResource(Targets targets) {
    this.targets = targets;
  }

  /** Lists those of the priorities that have any. */
  @GET
  @Operation(summary = "List targets")
  public Page<TargetView> list() {
    return new Page<>(targets.list().stream().map(TargetView::of).toList(), null);
  }

  /** Shows that of a priority. */
  @GET
  @Path("{priority}")
  @Operation(summary = "Show a target")
  public Response show(@PathParam("priority") String priority) {
    return withTag(targets.get(priority));
  }

  /** Sets that of a priority; the first time with {@code If-Match: *}. */
  @PUT
  @Path("{priority}")
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Set a target")
  public Response set(
      @PathParam("priority") String priority,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid TargetRequest target) {
    return withTag(targets.set(priority, EntityVersion.required(ifMatch), target.draft()));
  }

  /** Takes that of a priority away. */
  @DELETE
  @Path("{priority}")
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Take a target away")
  public void remove(
      @PathParam("priority") String priority,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    targets.remove(priority, EntityVersion.expected(ifMatch));
  }

  private static Response withTag(Target target) {
    return Response.ok(TargetView.of(target)).tag(EntityVersion.tag(target.version())).build();
  }
}
