package io.belfry.web.mapping;

import io.belfry.mapping.Mappings;
import io.belfry.mapping.StoredMapping;
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

/** The mappings of the tenant. The address of a mapping's door is {@code /intake/json/{name}}. */
@Path("mappings")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("mappings:read")
@Tag(name = "Mappings")
public class MappingResource {
  private final Mappings mappings;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public MappingResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public MappingResource(Mappings mappings) {
    this.mappings = mappings;
  }

  /** Lists them by name. */
  @GET
  @Operation(summary = "List mappings")
  public Page<MappingView> list(
      @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
    return mappings.list(cursor, Page.limit(limit)).map(MappingView::of);
  }

  /** Shows one. */
  @GET
  @Path("{name}")
  @Operation(summary = "Show a mapping")
  public Response show(@PathParam("name") String name) {
    return withTag(Response.ok(), mappings.get(name));
  }

  /** Adds one. */
  @POST
  @RolesAllowed("mappings:write")
  @Operation(summary = "Add a mapping")
  public Response add(@NotNull @Valid MappingRequest request) {
    StoredMapping added = mappings.add(request.name(), request.mapping());
    return withTag(
        Response.created(
            UriBuilder.fromResource(MappingResource.class).path("{name}").build(added.name())),
        added);
  }

  /** Replaces one. */
  @PUT
  @Path("{name}")
  @RolesAllowed("mappings:write")
  @Operation(summary = "Replace a mapping")
  public Response change(
      @PathParam("name") String name,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid MappingDescription description) {
    return withTag(
        Response.ok(),
        mappings.change(name, EntityVersion.required(ifMatch), description.mapping()));
  }

  /** Removes one. */
  @DELETE
  @Path("{name}")
  @RolesAllowed("mappings:write")
  @Operation(summary = "Remove a mapping; what is sent to it is refused from then on")
  public void remove(
      @PathParam("name") String name, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    mappings.remove(name, EntityVersion.expected(ifMatch));
  }

  /** Shows what would come of a body. */
  @POST
  @Path("try")
  @RolesAllowed("mappings:write")
  @Operation(summary = "Try a mapping on a body; nothing is stored")
  public TrialView tryOut(@NotNull @Valid TrialRequest trial) {
    return TrialView.of(mappings.tryOut(trial.mapping(), trial.payload()));
  }

  private static Response withTag(Response.ResponseBuilder answer, StoredMapping mapping) {
    return answer.entity(MappingView.of(mapping)).tag(EntityVersion.tag(mapping.version())).build();
  }
}
