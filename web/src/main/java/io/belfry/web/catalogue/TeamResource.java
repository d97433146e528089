package io.belfry.web.catalogue;

import io.belfry.catalogue.Team;
import io.belfry.catalogue.Teams;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The teams of the tenant. */
@Path("teams")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("catalogue:read")
@Tag(name = "Catalogue")
public class TeamResource {
  private final Teams teams;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public TeamResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public TeamResource(Teams teams) {
    this.teams = teams;
  }

  /** Lists them by id. */
  @GET
  @Operation(summary = "List teams")
  public Page<TeamView> list(
      @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
    return teams.list(cursor, Page.limit(limit)).map(TeamView::of);
  }

  /** Shows one. */
  @GET
  @Path("{id}")
  @Operation(summary = "Show a team")
  public Response show(@PathParam("id") String id) {
    return withTag(Response.ok(), teams.get(id));
  }

  /** Adds one. */
  @POST
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Add a team")
  public Response add(@NotNull @Valid TeamRequest request) {
    Team team = teams.add(request.id(), request.name(), request.mail());
    return withTag(
        Response.created(UriBuilder.fromResource(TeamResource.class).path("{id}").build(team.id())),
        team);
  }

  /** Gives one another name and address. */
  @PUT
  @Path("{id}")
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Change a team")
  public Response change(
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid TeamDescription team) {
    return withTag(
        Response.ok(), teams.change(id, EntityVersion.required(ifMatch), team.name(), team.mail()));
  }

  /** Removes one that owns nothing. */
  @DELETE
  @Path("{id}")
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Remove a team that owns nothing")
  public void remove(
      @PathParam("id") String id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    teams.remove(id, EntityVersion.expected(ifMatch));
  }

  private static Response withTag(Response.ResponseBuilder answer, Team team) {
    return answer.entity(TeamView.of(team)).tag(EntityVersion.tag(team.version())).build();
  }
}
