package io.belfry.web.escalation;

import io.belfry.escalation.EscalationPolicy;
import io.belfry.escalation.EscalationRules;
import io.belfry.oncall.Names;
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

/** The policies of escalation. */
@Path("escalation-policies")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("catalogue:read")
@Tag(name = "Escalation")
public class PolicyResource {
  private final EscalationRules rules;
  private final Names names;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public PolicyResource() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public PolicyResource(EscalationRules rules, Names names) {
    this.rules = rules;
    this.names = names;
  }

  /** Lists them by name, all of them. */
  @GET
  @Operation(summary = "List policies of escalation")
  public Page<PolicyView> list() {
    return new Page<>(rules.policies().stream().map(this::view).toList(), null);
  }

  /** Shows one. */
  @GET
  @Path("{name}")
  @Operation(summary = "Show a policy of escalation")
  public Response show(@PathParam("name") String name) {
    return withTag(rules.policy(name));
  }

  /** Sets one; a new one with {@code If-Match: *}. */
  @PUT
  @Path("{name}")
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Add or change a policy of escalation")
  public Response set(
      @PathParam("name") String name,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid PolicyRequest policy) {
    return withTag(rules.set(name, EntityVersion.required(ifMatch), policy.draft()));
  }

  /** Removes one that no team uses. */
  @DELETE
  @Path("{name}")
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Remove a policy of escalation that no team uses")
  public void remove(
      @PathParam("name") String name, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    rules.remove(name, EntityVersion.expected(ifMatch));
  }

  private PolicyView view(EscalationPolicy policy) {
    return PolicyView.of(policy, names.of(PolicyView.people(policy)));
  }

  private Response withTag(EscalationPolicy policy) {
    return Response.ok(view(policy)).tag(EntityVersion.tag(policy.version())).build();
  }
}
