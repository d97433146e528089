package io.belfry.web.pattern;

import io.belfry.pattern.Patterns;
import io.belfry.pattern.StoredPattern;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Patterns in time. */
@Path("patterns")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("catalogue:read")
@Tag(name = "Correlation")
public class PatternResource {
  private final Patterns patterns;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public PatternResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public PatternResource(Patterns patterns) {
    this.patterns = patterns;
  }

  /** Lists all of them, the oldest first. */
  @GET
  @Operation(summary = "List patterns")
  public Page<PatternView> list() {
    return new Page<>(patterns.list().stream().map(PatternView::of).toList(), null);
  }

  /** Shows one. */
  @GET
  @Path("{id}")
  @Operation(summary = "Show a pattern")
  public Response show(@PathParam("id") UUID id) {
    return withTag(Response.ok(), patterns.get(id));
  }

  /** Adds one. */
  @POST
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Add a pattern")
  public Response add(@NotNull @Valid PatternRequest request) {
    StoredPattern added = patterns.add(request.draft());
    return withTag(
        Response.created(
            UriBuilder.fromResource(PatternResource.class).path("{id}").build(added.id())),
        added);
  }

  /** Describes one anew. */
  @PUT
  @Path("{id}")
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Change a pattern")
  public Response change(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid PatternRequest request) {
    return withTag(
        Response.ok(), patterns.change(id, EntityVersion.required(ifMatch), request.draft()));
  }

  /** Removes one. */
  @DELETE
  @Path("{id}")
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Remove a pattern")
  public void remove(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    patterns.remove(id, EntityVersion.expected(ifMatch));
  }

  private static Response withTag(Response.ResponseBuilder answer, StoredPattern pattern) {
    return answer.entity(PatternView.of(pattern)).tag(EntityVersion.tag(pattern.version())).build();
  }
}
