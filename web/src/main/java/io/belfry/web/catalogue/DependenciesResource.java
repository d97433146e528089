package io.belfry.web.catalogue;

import io.belfry.catalogue.ServiceDependencies;
import io.belfry.catalogue.ServiceTopology;
import io.belfry.web.EntityVersion;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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

/** What a service depends on, besides its own CIs. */
@Path("services/{name}/dependencies")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("catalogue:read")
@Tag(name = "Catalogue")
public class DependenciesResource {
  private final ServiceTopology topology;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public DependenciesResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public DependenciesResource(ServiceTopology topology) {
    this.topology = topology;
  }

  /** Shows them; there are none before somebody says so. */
  @GET
  @Operation(summary = "Show what a service depends on")
  public Response show(@PathParam("name") String name) {
    return withTag(topology.get(name));
  }

  /** Says all of them anew. */
  @PUT
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Change what a service depends on")
  public Response change(
      @PathParam("name") String name,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid DependenciesRequest request) {
    return withTag(topology.change(name, EntityVersion.required(ifMatch), request.dependsOn()));
  }

  private static Response withTag(ServiceDependencies dependencies) {
    return Response.ok(DependenciesView.of(dependencies))
        .tag(EntityVersion.tag(dependencies.version()))
        .build();
  }
}
