package io.belfry.web.catalogue;

import io.belfry.catalogue.Criticality;
import io.belfry.catalogue.Service;
import io.belfry.catalogue.Services;
import io.belfry.catalogue.Teams;
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
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The services of the tenant. What changes here, the rules decide by from then on. */
@Path("services")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("catalogue:read")
@Tag(name = "Catalogue")
public class ServiceResource {
  private final Services services;
  private final Teams teams;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public ServiceResource() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public ServiceResource(Services services, Teams teams) {
    this.services = services;
    this.teams = teams;
  }

  /** Lists them by name. */
  @GET
  @Operation(summary = "List services")
  public Page<ServiceView> list(
      @QueryParam("ownerTeam") @Nullable String ownerTeam,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    Map<String, String> names = teams.names();
    return services
        .list(ownerTeam, cursor, Page.limit(limit))
        .map(service -> ServiceView.of(service, names));
  }

  /** Shows one. */
  @GET
  @Path("{name}")
  @Operation(summary = "Show a service")
  public Response show(@PathParam("name") String name) {
    return withTag(Response.ok(), services.get(name));
  }

  /** Adds one. */
  @POST
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Add a service")
  public Response add(@NotNull @Valid ServiceRequest request) {
    Service service =
        services.add(
            request.name(),
            request.ownerTeam(),
            Criticality.of(request.criticality()),
            request.path());
    return withTag(
        Response.created(
            UriBuilder.fromResource(ServiceResource.class).path("{name}").build(service.name())),
        service);
  }

  /** Gives one another owner or criticality. */
  @PUT
  @Path("{name}")
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Change a service")
  public Response change(
      @PathParam("name") String name,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid ServiceDescription service) {
    return withTag(
        Response.ok(),
        services.change(
            name,
            EntityVersion.required(ifMatch),
            service.ownerTeam(),
            Criticality.of(service.criticality()),
            service.path()));
  }

  /** Removes one for which no maintenance is planned. */
  @DELETE
  @Path("{name}")
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Remove a service")
  public void remove(
      @PathParam("name") String name, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    services.remove(name, EntityVersion.expected(ifMatch));
  }

  private Response withTag(Response.ResponseBuilder answer, Service service) {
    return answer
        .entity(ServiceView.of(service, teams.names()))
        .tag(EntityVersion.tag(service.version()))
        .build();
  }
}
