package io.belfry.web.oncall;

import io.belfry.oncall.Names;
import io.belfry.oncall.Rotation;
import io.belfry.oncall.Rotations;
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

/** The weekly rotation of a team. */
@Path("teams/{team}/rotation")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("catalogue:read")
@Tag(name = "On call")
public class RotationResource {
  private final Rotations rotations;
  private final Names names;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public RotationResource() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public RotationResource(Rotations rotations, Names names) {
    this.rotations = rotations;
    this.names = names;
  }

  /** Shows it. */
  @GET
  @Operation(summary = "Show a team's rotation")
  public Response show(@PathParam("team") String team) {
    return withTag(rotations.get(team));
  }

  /** Sets it; the first time with {@code If-Match: *}. */
  @PUT
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Set a team's rotation")
  public Response set(
      @PathParam("team") String team,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid RotationRequest rotation) {
    return withTag(
        rotations.set(
            team,
            EntityVersion.required(ifMatch),
            rotation.zone(),
            rotation.startsOn(),
            rotation.handover(),
            rotation.members()));
  }

  /** Takes it away. */
  @DELETE
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Take a team's rotation away")
  public void remove(
      @PathParam("team") String team, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    rotations.remove(team, EntityVersion.expected(ifMatch));
  }

  private Response withTag(Rotation rotation) {
    return Response.ok(RotationView.of(rotation, names.of(rotation.weeks().members())))
        .tag(EntityVersion.tag(rotation.version()))
        .build();
  }
}
