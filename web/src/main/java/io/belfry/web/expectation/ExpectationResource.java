package io.belfry.web.expectation;

import io.belfry.expectation.Expectations;
import io.belfry.expectation.Progress;
import io.belfry.expectation.StoredExpectation;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the tenant expects to arrive, and where that stands. */
@Path("expectations")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("catalogue:read")
@Tag(name = "Expectations")
public class ExpectationResource {
  private final Expectations expectations;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public ExpectationResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public ExpectationResource(Expectations expectations) {
    this.expectations = expectations;
  }

  /** Lists them by name. */
  @GET
  @Operation(summary = "List expectations, with when each is due and when something last came")
  public Page<ExpectationView> list(
      @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
    Page<StoredExpectation> page = expectations.list(cursor, Page.limit(limit));
    Map<UUID, Progress> progress = expectations.progress(page.items());
    return page.map(stored -> ExpectationView.of(stored, progress.get(stored.id())));
  }

  /** Shows one. */
  @GET
  @Path("{id}")
  @Operation(summary = "Show an expectation")
  public Response show(@PathParam("id") UUID id) {
    return withTag(Response.ok(), expectations.get(id));
  }

  /** Adds one. */
  @POST
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Expect something")
  public Response add(@NotNull @Valid ExpectationRequest request) {
    StoredExpectation stored = expectations.add(request.draft());
    return withTag(
        Response.created(
            UriBuilder.fromResource(ExpectationResource.class).path("{id}").build(stored.id())),
        stored);
  }

  /** Describes one anew. */
  @PUT
  @Path("{id}")
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Change an expectation")
  public Response change(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid ExpectationRequest request) {
    return withTag(
        Response.ok(), expectations.change(id, EntityVersion.required(ifMatch), request.draft()));
  }

  /** Retires one: its events are cleared, and nothing is due any more. */
  @DELETE
  @Path("{id}")
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Retire an expectation")
  public void retire(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    expectations.retire(id, EntityVersion.expected(ifMatch));
  }

  private Response withTag(Response.ResponseBuilder answer, StoredExpectation stored) {
    Progress progress = expectations.progress(List.of(stored)).get(stored.id());
    return answer
        .entity(ExpectationView.of(stored, progress))
        .tag(EntityVersion.tag(stored.version()))
        .build();
  }
}
