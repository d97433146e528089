package io.belfry.web.maintenance;

import io.belfry.maintenance.Inhibitions;
import io.belfry.maintenance.StoredInhibition;
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

/** Causes that silence what follows from them. */
@Path("inhibitions")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("catalogue:read")
@Tag(name = "Maintenance")
public class InhibitionResource {
  private final Inhibitions inhibitions;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public InhibitionResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public InhibitionResource(Inhibitions inhibitions) {
    this.inhibitions = inhibitions;
  }

  /** Lists all of them, the oldest first. */
  @GET
  @Operation(summary = "List inhibitions")
  public Page<InhibitionView> list() {
    return new Page<>(inhibitions.list().stream().map(InhibitionView::of).toList(), null);
  }

  /** Shows one. */
  @GET
  @Path("{id}")
  @Operation(summary = "Show an inhibition")
  public Response show(@PathParam("id") UUID id) {
    return withTag(Response.ok(), inhibitions.get(id));
  }

  /** Adds one. */
  @POST
  @RolesAllowed("maintenance:write")
  @Operation(summary = "Add an inhibition")
  public Response add(@NotNull @Valid InhibitionRequest request) {
    StoredInhibition added = inhibitions.add(request.draft());
    return withTag(
        Response.created(
            UriBuilder.fromResource(InhibitionResource.class).path("{id}").build(added.id())),
        added);
  }

  /** Describes one anew. */
  @PUT
  @Path("{id}")
  @RolesAllowed("maintenance:write")
  @Operation(summary = "Change an inhibition")
  public Response change(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid InhibitionRequest request) {
    return withTag(
        Response.ok(), inhibitions.change(id, EntityVersion.required(ifMatch), request.draft()));
  }

  /** Removes one; what it silenced is judged again when its cause is over. */
  @DELETE
  @Path("{id}")
  @RolesAllowed("maintenance:write")
  @Operation(summary = "Remove an inhibition")
  public void remove(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    inhibitions.remove(id, EntityVersion.expected(ifMatch));
  }

  private static Response withTag(Response.ResponseBuilder answer, StoredInhibition inhibition) {
    return answer
        .entity(InhibitionView.of(inhibition))
        .tag(EntityVersion.tag(inhibition.version()))
        .build();
  }
}
