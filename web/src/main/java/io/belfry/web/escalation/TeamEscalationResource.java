package io.belfry.web.escalation;

import io.belfry.escalation.EscalationRules;
import io.belfry.escalation.TeamEscalation;
import io.belfry.oncall.Names;
import io.belfry.web.EntityVersion;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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

/** How a team's events escalate. */
@Path("teams/{team}/escalation")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("catalogue:read")
@Tag(name = "Escalation")
public class TeamEscalationResource {
  private final EscalationRules rules;
  private final Names names;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public TeamEscalationResource() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public TeamEscalationResource(EscalationRules rules, Names names) {
    this.rules = rules;
    this.names = names;
  }

  /** Shows it. */
  @GET
  @Operation(summary = "Show a team's policy of escalation, its lead, manager and director")
  public Response show(@PathParam("team") String team) {
    return withTag(rules.ofTeam(team));
  }

  /** Sets it; the first time with {@code If-Match: *}. */
  @PUT
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Set a team's policy of escalation, its lead, manager and director")
  public Response set(
      @PathParam("team") String team,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid TeamEscalationRequest request) {
    return withTag(rules.setTeam(team, EntityVersion.required(ifMatch), request.draft()));
  }

  private Response withTag(TeamEscalation stored) {
    return Response.ok(TeamEscalationView.of(stored, names.of(TeamEscalationView.people(stored))))
        .tag(EntityVersion.tag(stored.version()))
        .build();
  }
}
