package io.belfry.web.proposal;

import io.belfry.handling.RunbookProposal;
import io.belfry.handling.RunbookProposals;
import io.belfry.identity.Actor;
import io.belfry.identity.People;
import io.belfry.platform.Page;
import io.belfry.web.EntityVersion;
import io.belfry.web.people.Names;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Changes to runbooks that people proposed when they closed events. */
@Path("runbook-proposals")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("rules:read")
@Tag(name = "Packages")
public class RunbookProposalResource {
  private final RunbookProposals proposals;
  private final People people;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public RunbookProposalResource() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public RunbookProposalResource(RunbookProposals proposals, People people) {
    this.proposals = proposals;
    this.people = people;
  }

  /** Lists them, the newest first. */
  @GET
  @Operation(summary = "List proposed changes to runbooks, the newest first")
  public Page<ProposalView> list(
      @QueryParam("runbook") @Nullable String runbook,
      @QueryParam("open") @Nullable Boolean open,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    Page<RunbookProposal> page = proposals.list(runbook, open, cursor, Page.limit(limit));
    List<@Nullable Actor> mentioned = new ArrayList<>();
    page.items()
        .forEach(
            proposal -> {
              mentioned.add(proposal.actor());
              RunbookProposal.Settled settled = proposal.settled();
              mentioned.add(settled == null ? null : settled.actor());
            });
    Names names = Names.of(people, mentioned);
    return page.map(proposal -> ProposalView.of(proposal, names));
  }

  /** Shows one. */
  @GET
  @Path("{id}")
  @Operation(summary = "Show a proposed change to a runbook")
  public Response show(@PathParam("id") UUID id) {
    return withTag(proposals.get(id));
  }

  /** Accepts or declines one. */
  @POST
  @Path("{id}/settle")
  @RolesAllowed("rules:write")
  @Operation(summary = "Accept or decline a proposed change to a runbook")
  @APIResponse(responseCode = "200", description = "It is decided.")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public Response settle(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid SettleRequest request) {
    return withTag(
        proposals.settle(id, EntityVersion.expected(ifMatch), request.accepted(), request.note()));
  }

  private Response withTag(RunbookProposal proposal) {
    RunbookProposal.Settled settled = proposal.settled();
    List<@Nullable Actor> mentioned = new ArrayList<>();
    mentioned.add(proposal.actor());
    mentioned.add(settled == null ? null : settled.actor());
    return Response.ok(ProposalView.of(proposal, Names.of(people, mentioned)))
        .tag(EntityVersion.tag(proposal.version()))
        .build();
  }
}
