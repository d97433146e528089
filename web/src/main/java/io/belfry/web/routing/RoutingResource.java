package io.belfry.web.routing;

import io.belfry.catalogue.Teams;
import io.belfry.engine.EventState;
import io.belfry.engine.Rehearsal;
import io.belfry.oncall.Names;
import io.belfry.oncall.Rotations;
import io.belfry.oncall.Shift;
import io.belfry.platform.Clock;
import io.belfry.platform.Page;
import io.belfry.routing.Rehearsals;
import io.belfry.routing.RouteTable;
import io.belfry.routing.Routing;
import io.belfry.routing.Unowned;
import io.belfry.web.EntityVersion;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who gets which events. */
@Path("routing")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("catalogue:read")
@Tag(name = "Routing")
public class RoutingResource {
  private final Routing routing;
  private final Rehearsals rehearsals;
  private final Rotations rotations;
  private final Names names;
  private final Teams teams;
  private final Clock clock;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public RoutingResource() {
    this(null, null, null, null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public RoutingResource(
      Routing routing,
      Rehearsals rehearsals,
      Rotations rotations,
      Names names,
      Teams teams,
      Clock clock) {
    this.routing = routing;
    this.rehearsals = rehearsals;
    this.rotations = rotations;
    this.names = names;
    this.teams = teams;
    this.clock = clock;
  }

  /** Shows the table; its first row that fits decides, before services and runbooks do. */
  @GET
  @Path("table")
  @Operation(summary = "Show the table of routes")
  public Response table() {
    return withTag(routing.table());
  }

  /** Writes the whole table anew. */
  @PUT
  @Path("table")
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Change the table of routes")
  public Response change(
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid RouteTableRequest request) {
    return withTag(routing.change(EntityVersion.required(ifMatch), request.rows()));
  }

  /** Lists what went to the default owner in the last thirty days. */
  @GET
  @Path("unowned")
  @Operation(summary = "List what nobody owns")
  public Page<Unowned> unowned() {
    return new Page<>(routing.unowned(), null);
  }

  /** Tells who would get an alert, by the rules and the catalogue of now; nothing is stored. */
  @POST
  @Path("test")
  @Operation(summary = "Tell who would get an alert at a time")
  public RehearsalView test(@NotNull @Valid RehearsalRequest request) {
    Instant at = request.at() == null ? clock.now() : request.at();
    Rehearsal.Answer answer = rehearsals.of(request.alert(), at);
    EventState event = answer.event();
    Instant told = answer.toldAt() == 0 ? at : Instant.ofEpochMilli(answer.toldAt());
    String onCall = event == null ? null : onCall(event.ownerTeam(), told);
    return RehearsalView.of(answer, at, teams.names(), onCall);
  }

  private @Nullable String onCall(String team, Instant at) {
    for (Rotations.OnCall each : rotations.onCall(at)) {
      Shift shift = each.shift();
      if (each.team().equals(team) && shift != null) {
        Names.Named person = names.of(Set.of(shift.user())).get(shift.user());
        return person == null ? null : person.username();
      }
    }
    return null;
  }

  private static Response withTag(RouteTable table) {
    return Response.ok(RouteTableView.of(table)).tag(EntityVersion.tag(table.version())).build();
  }
}
