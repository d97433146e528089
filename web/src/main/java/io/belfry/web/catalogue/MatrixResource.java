package io.belfry.web.catalogue;

import io.belfry.catalogue.PriorityMatrices;
import io.belfry.catalogue.PriorityMatrix;
import io.belfry.rulepackage.Members;
import io.belfry.rulepackage.RuleService;
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
  private final RuleService rules;
  private final Members members;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public MatrixResource() {
    this(null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public MatrixResource(PriorityMatrices matrices, RuleService rules, Members members) {
    this.matrices = matrices;
    this.rules = rules;
    this.members = members;
  }

  /** Shows it. */
  @GET
  @Operation(
      summary = "Show the matrix of priorities, and the package whose matrix decides instead")
  public Response show() {
    return withTag(matrices.get(), decidedBy(), null);
  }

  /** Writes it anew; open events are rated by it in a moment. */
  @PUT
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Change the matrix of priorities")
  public Response change(
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid MatrixRequest request) {
    PriorityMatrix changed = matrices.change(EntityVersion.required(ifMatch), request.cells());
    String decidedBy = decidedBy();
    String warning =
        decidedBy == null
            ? null
            : "The matrix of the package %s decides. This one counts once that package has none."
                .formatted(decidedBy);
    return withTag(changed, decidedBy, warning);
  }

  private @Nullable String decidedBy() {
    return rules.tables().priorities(members.current().tenant()).orElse(null);
  }

  private static Response withTag(
      PriorityMatrix matrix, @Nullable String decidedBy, @Nullable String warning) {
    return Response.ok(MatrixView.of(matrix, decidedBy, warning))
        .tag(EntityVersion.tag(matrix.version()))
        .build();
  }
}
