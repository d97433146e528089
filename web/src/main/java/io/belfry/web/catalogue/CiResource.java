package io.belfry.web.catalogue;

import io.belfry.catalogue.Ci;
import io.belfry.catalogue.Cis;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The configuration items of the tenant: what correlation goes by from then on. */
@Path("cis")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("catalogue:read")
@Tag(name = "Catalogue")
public class CiResource {
  private final Cis items;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public CiResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public CiResource(Cis items) {
    this.items = items;
  }

  /** Lists them by name. */
  @GET
  @Operation(summary = "List CIs")
  public Page<CiView> list(
      @QueryParam("service") @Nullable String service,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return items.list(service, cursor, Page.limit(limit)).map(CiView::of);
  }

  /** Shows one. */
  @GET
  @Path("{name}")
  @Operation(summary = "Show a CI")
  public Response show(@PathParam("name") String name) {
    return withTag(Response.ok(), items.get(name));
  }

  /** Adds one. */
  @POST
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Add a CI")
  public Response add(@NotNull @Valid CiRequest request) {
    Ci item = items.add(request.name(), request.draft());
    return withTag(
        Response.created(
            UriBuilder.fromResource(CiResource.class).path("{name}").build(item.name())),
        item);
  }

  /** Describes one anew. */
  @PUT
  @Path("{name}")
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Change a CI")
  public Response change(
      @PathParam("name") String name,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid CiDescription item) {
    return withTag(
        Response.ok(), items.change(name, EntityVersion.required(ifMatch), item.draft()));
  }

  /** Removes one; what depends on it goes on naming it. */
  @DELETE
  @Path("{name}")
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Remove a CI")
  public void remove(
      @PathParam("name") String name, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    items.remove(name, EntityVersion.expected(ifMatch));
  }

  private static Response withTag(Response.ResponseBuilder answer, Ci item) {
    return answer.entity(CiView.of(item)).tag(EntityVersion.tag(item.version())).build();
  }
}
