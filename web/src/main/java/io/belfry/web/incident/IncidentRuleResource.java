package io.belfry.web.incident;

import io.belfry.incident.IncidentRule;
import io.belfry.incident.IncidentRules;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The rules that make incidents of events. */
@Path("incident-rules")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("catalogue:read")
@Tag(name = "Incidents")
public class IncidentRuleResource {
  private final IncidentRules rules;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public IncidentRuleResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public IncidentRuleResource(IncidentRules rules) {
    this.rules = rules;
  }

  /** Lists those in force, in the order in which they are asked. */
  @GET
  @Operation(summary = "List the rules that make incidents of events")
  public Page<IncidentRuleView> list() {
    return new Page<>(rules.list().stream().map(IncidentRuleView::of).toList(), null);
  }

  /** Shows one. */
  @GET
  @Path("{name}")
  @Operation(summary = "Show a rule for incidents")
  public Response show(@PathParam("name") String name) {
    return withTag(rules.get(name));
  }

  /** Sets one; a new one with {@code If-Match: *}. */
  @PUT
  @Path("{name}")
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Add or change a rule for incidents")
  public Response set(
      @PathParam("name") String name,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid IncidentRuleRequest rule) {
    return withTag(rules.put(name, EntityVersion.required(ifMatch), rule.draft()));
  }

  /** Removes one; the usual rule of that name holds again. */
  @DELETE
  @Path("{name}")
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Remove a rule for incidents, or make it the usual one again")
  @APIResponse(responseCode = "204", description = "It is done.")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public void remove(
      @PathParam("name") String name, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    rules.remove(name, EntityVersion.expected(ifMatch));
  }

  private static Response withTag(IncidentRule rule) {
    return Response.ok(IncidentRuleView.of(rule)).tag(EntityVersion.tag(rule.version())).build();
  }
}
