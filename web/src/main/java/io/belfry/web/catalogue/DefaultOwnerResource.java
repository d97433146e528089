package io.belfry.web.catalogue;

import io.belfry.catalogue.DefaultOwner;
import io.belfry.catalogue.DefaultOwners;
import io.belfry.catalogue.Teams;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The team that gets what nobody else owns. */
@Path("default-owner")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("catalogue:read")
@Tag(name = "Catalogue")
public class DefaultOwnerResource {
  private final DefaultOwners owners;
  private final Teams teams;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public DefaultOwnerResource() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public DefaultOwnerResource(DefaultOwners owners, Teams teams) {
    this.owners = owners;
    this.teams = teams;
  }

  /** Shows it. */
  @GET
  @Operation(summary = "Show the default owner")
  public Response show() {
    return withTag(owners.get());
  }

  /** Passes it to another team. */
  @PUT
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Make another team the default owner")
  public Response change(
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid DefaultOwnerRequest request) {
    return withTag(owners.passTo(request.team(), EntityVersion.required(ifMatch)));
  }

  private Response withTag(DefaultOwner owner) {
    return Response.ok(DefaultOwnerView.of(owner, teams.names()))
        .tag(EntityVersion.tag(owner.version()))
        .build();
  }
}
