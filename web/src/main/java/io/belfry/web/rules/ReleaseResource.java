package io.belfry.web.rules;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.platform.Page;
import io.belfry.rulepackage.Members;
import io.belfry.rulepackage.ReviewTask;
import io.belfry.rulepackage.RuleService;
import io.belfry.rulepackage.RunbookUse;
import io.belfry.rulepackage.TenantRelease;
import io.belfry.web.Flag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The releases that judged the tenant's alerts, and what must be looked at since. */
@Path("releases")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("rules:read")
@Tag(name = "Releases")
public class ReleaseResource {
  private final RuleService rules;
  private final Members members;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public ReleaseResource() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public ReleaseResource(RuleService rules, Members members) {
    this.rules = rules;
    this.members = members;
  }

  /** Lists them. */
  @GET
  @Operation(summary = "List releases, the newest first")
  public Page<ReleaseView> list(
      @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
    int rows = Page.limit(limit);
    List<TenantRelease> releases =
        rules.activations().list(members.current().tenant(), before(cursor), rows + 1);
    return Page.of(releases, rows, release -> Long.toString(release.id())).map(ReleaseView::of);
  }

  /** Shows what judges. */
  @GET
  @Path("active")
  @Operation(summary = "Show the release that judges")
  @APIResponse(responseCode = "200", description = "The release.")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public ReleaseView active() {
    return ReleaseView.of(rules.activations().active(members.current().tenant()));
  }

  /** Goes back. */
  @POST
  @Path("rollback")
  @RolesAllowed("rules:write")
  @Operation(summary = "Have an earlier release judge again")
  @APIResponse(responseCode = "202", description = "The release that is on its way.")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public Response rollback(@NotNull @Valid ReasonRequest request) {
    return Response.accepted(
            ReleaseView.of(
                rules.activations().rollback(members.current(), request.release(), request.said())))
        .build();
  }

  /** Takes one back. */
  @DELETE
  @Path("{id}")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed("rules:write")
  @Operation(summary = "Take back a release that is on its way")
  @APIResponse(responseCode = "200", description = "The release, which failed.")
  @APIResponse(responseCode = "404", ref = "NotFound")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public ReleaseView cancel(@PathParam("id") long id) {
    return ReleaseView.of(rules.activations().cancel(members.current(), id));
  }

  /** Lists the runbooks that judge. */
  @GET
  @Path("active/runbooks")
  @Operation(summary = "List the runbooks that judge, and what became of their events in 90 days")
  public Page<RunbookUse> runbooks() {
    return new Page<>(rules.reviews().uses(members.current().tenant()), null);
  }

  /** Lists what must be looked at. */
  @GET
  @Path("reviews")
  @Operation(summary = "List what somebody has to look at, or what of it ended last, and why")
  public Page<ReviewTask> reviews(@QueryParam("ended") @DefaultValue("false") String ended) {
    long tenant = members.current().tenant();
    return new Page<>(
        Flag.of("ended", ended) ? rules.desk().ended(tenant) : rules.desk().tasks(tenant), null);
  }

  /** Notes that somebody looked. */
  @POST
  @Path("reviews/{id}/done")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed({"rules:approve", "rules:write"})
  @Operation(summary = "Note that a review is done")
  public void done(@PathParam("id") long id) {
    rules.desk().done(members.current(), id);
  }

  private static long before(@Nullable String cursor) {
    if (cursor == null) {
      return Long.MAX_VALUE;
    }
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException none) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "cursor",
          "The cursor (" + Line.shown(cursor) + ") is none",
          "Send the nextCursor of the page before");
    }
  }
}
