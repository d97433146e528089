package io.belfry.web.rules;

import io.belfry.rulepackage.Members;
import io.belfry.rulepackage.PackageOrder;
import io.belfry.rulepackage.RuleService;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * The order in which packages decide. It is not below packages, for a package may be called as a
 * word of the path.
 */
@Path("releases/active/order")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("rules:read")
@Tag(name = "Releases")
public class PackageOrderResource {
  private final RuleService rules;
  private final Members members;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public PackageOrderResource() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public PackageOrderResource(RuleService rules, Members members) {
    this.rules = rules;
    this.members = members;
  }

  /** Shows it. */
  @GET
  @Operation(summary = "Show the order in which packages decide, and the one that is proposed")
  @APIResponse(responseCode = "200", description = "The order; its ETag is the release's.")
  public Response show() {
    return answer(rules.orders().get(members.current().tenant()));
  }

  /** Proposes another. */
  @PUT
  @RolesAllowed("rules:write")
  @Operation(summary = "Propose another order; a second person approves it")
  @APIResponse(responseCode = "200", description = "What judges, and what is proposed.")
  @APIResponse(responseCode = "403", ref = "Forbidden")
  public Response propose(
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid OrderRequest request) {
    Integer release = EntityVersion.required(ifMatch);
    return answer(
        rules.orders().propose(members.current(), request.packages(), release, request.said()));
  }

  /** Approves it. */
  @POST
  @Path("{id}/approve")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({"rules:approve", "rules:write"})
  @Operation(summary = "Approve an order that somebody else proposed, and have it judge")
  @APIResponse(responseCode = "202", description = "The release that is on its way.")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public Response approve(@PathParam("id") long id) {
    return Response.accepted(ReleaseView.of(rules.orders().approve(members.current(), id))).build();
  }

  /** Takes it back. */
  @DELETE
  @Path("{id}")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({"rules:approve", "rules:write"})
  @Operation(summary = "Take a proposed order back")
  @APIResponse(responseCode = "204", description = "It is proposed no more.")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public void withdraw(@PathParam("id") long id) {
    rules.orders().withdraw(members.current(), id);
  }

  private static Response answer(PackageOrder order) {
    return Response.ok(order).tag(EntityVersion.tag(Math.toIntExact(order.release()))).build();
  }
}
