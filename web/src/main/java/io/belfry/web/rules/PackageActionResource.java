package io.belfry.web.rules;

import io.belfry.rulepackage.Members;
import io.belfry.rulepackage.RuleService;
import io.belfry.rulepackage.TenantRelease;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The way of a version from draft to retired. */
@Path("packages")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("rules:write")
@Tag(name = "Rule packages")
public class PackageActionResource {
  private final RuleService rules;
  private final Members members;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public PackageActionResource() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public PackageActionResource(RuleService rules, Members members) {
    this.rules = rules;
    this.members = members;
  }

  /** Verifies it. */
  @POST
  @Path("{name}/{version}/verify")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Verify a draft: it compiles, and all that it names exists")
  @APIResponse(responseCode = "200", description = "It is verified; flaws are warnings.")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public Response verify(@PathParam("name") String name, @PathParam("version") String version) {
    return PackageResource.withTag(
        Response.ok(), rules.lifecycle().verify(members.current(), name, version));
  }

  /** Runs its scenarios. */
  @POST
  @Path("{name}/{version}/test")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Run the scenarios of a verified version")
  @APIResponse(responseCode = "200", description = "All came out as they say.")
  @APIResponse(responseCode = "409", description = "Some came out otherwise; errors names them.")
  public Response test(@PathParam("name") String name, @PathParam("version") String version) {
    return PackageResource.withTag(
        Response.ok(), rules.lifecycle().test(members.current(), name, version));
  }

  /** Approves it. */
  @POST
  @Path("{name}/{version}/approve")
  @RolesAllowed({"rules:approve", "rules:write"})
  @Operation(summary = "Approve a tested version; a second person does, unless words alone changed")
  @APIResponse(responseCode = "200", description = "It may be activated.")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public Response approve(
      @PathParam("name") String name,
      @PathParam("version") String version,
      @NotNull @Valid ReasonRequest request) {
    return PackageResource.withTag(
        Response.ok(), rules.lifecycle().approve(members.current(), name, version, request.said()));
  }

  /** Has it judge. */
  @POST
  @Path("{name}/{version}/activate")
  @Operation(summary = "Have an approved version judge in place of its predecessor")
  @APIResponse(responseCode = "202", description = "The release that is on its way.")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public Response activate(
      @PathParam("name") String name,
      @PathParam("version") String version,
      @NotNull @Valid ReasonRequest request) {
    TenantRelease asked =
        rules
            .activations()
            .activate(members.current(), name, version, request.said(), request.isEmergency());
    return Response.accepted(ReleaseView.of(asked)).build();
  }

  /** Takes it out. */
  @POST
  @Path("{name}/{version}/retire")
  @Operation(summary = "Take a version out; the package of one that judges judges no more")
  @APIResponse(responseCode = "202", description = "The release without it is on its way.")
  @APIResponse(responseCode = "204", description = "It never judged; it is retired.")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public Response retire(
      @PathParam("name") String name,
      @PathParam("version") String version,
      @NotNull @Valid ReasonRequest request) {
    Optional<TenantRelease> asked =
        rules.activations().retire(members.current(), name, version, request.said());
    return asked.isPresent()
        ? Response.accepted(ReleaseView.of(asked.get())).build()
        : Response.noContent().build();
  }
}
