package io.belfry.web.catalogue;

import io.belfry.catalogue.PriorityMatrices;
import io.belfry.catalogue.PriorityMatrix;
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

/** Which priority impact and urgency give. */
@Path("priority-matrix")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("catalogue:read")
@Tag(name = "Catalogue")
public class MatrixResource {
  private final PriorityMatrices matrices;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public MatrixResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public MatrixResource(PriorityMatrices matrices) {
    this.matrices = matrices;
  }

  /** Shows it. */
  @GET
  @Operation(summary = "Show the matrix of priorities")
  public Response show() {
    return withTag(matrices.get());
  }

  /** Writes it anew; it holds from the next alert on. */
  @PUT
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Change the matrix of priorities")
  public Response change(
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid MatrixRequest request) {
    return withTag(matrices.change(EntityVersion.required(ifMatch), request.cells()));
  }

  private static Response withTag(PriorityMatrix matrix) {
    return Response.ok(MatrixView.of(matrix)).tag(EntityVersion.tag(matrix.version())).build();
  }
}
