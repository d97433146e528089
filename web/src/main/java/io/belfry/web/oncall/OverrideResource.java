package io.belfry.web.oncall;

import io.belfry.oncall.Names;
import io.belfry.oncall.Rotations;
import io.belfry.oncall.StandIn;
import io.belfry.platform.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who stands in for whoever's week it is. */
@Path("teams/{team}/overrides")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("catalogue:read")
@Tag(name = "On call")
public class OverrideResource {
  private final Rotations rotations;
  private final Names names;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public OverrideResource() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public OverrideResource(Rotations rotations, Names names) {
    this.rotations = rotations;
    this.names = names;
  }

  /** Lists those of now and later, all of them. */
  @GET
  @Operation(summary = "List who stands in now and later")
  public Page<OverrideView> list(@PathParam("team") String team) {
    List<StandIn> found = rotations.standIns(team);
    Map<Long, Names.Named> named =
        names.of(found.stream().map(one -> one.shift().user()).collect(Collectors.toSet()));
    return new Page<>(found.stream().map(one -> OverrideView.of(one, named)).toList(), null);
  }

  /** Adds one. */
  @POST
  @RolesAllowed("events:handle")
  @Operation(summary = "Have somebody stand in")
  @APIResponse(responseCode = "201", description = "They are called instead, from then until then.")
  public Response add(@PathParam("team") String team, @NotNull @Valid OverrideRequest request) {
    StandIn added =
        rotations.standIn(team, request.username(), request.startsAt(), request.endsAt());
    return Response.created(
            UriBuilder.fromResource(OverrideResource.class)
                .path("{id}")
                .build(added.team(), added.id()))
        .entity(OverrideView.of(added, names.of(Set.of(added.shift().user()))))
        .build();
  }

  /** Removes one. */
  @DELETE
  @Path("{id}")
  @RolesAllowed("events:handle")
  @Operation(summary = "Have somebody stand in no more")
  public void remove(@PathParam("team") String team, @PathParam("id") UUID id) {
    rotations.end(team, id);
  }
}
