package io.belfry.web.catalogue;

import io.belfry.catalogue.CorrelationTimes;
import io.belfry.catalogue.CorrelationTimings;
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
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How far apart cause and symptom may be, and how long the first page waits for a cause. */
@Path("correlation")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("catalogue:read")
@Tag(name = "Catalogue")
public class CorrelationResource {
  private final CorrelationTimings timings;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public CorrelationResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public CorrelationResource(CorrelationTimings timings) {
    this.timings = timings;
  }

  /** Shows them. */
  @GET
  @Operation(summary = "Show what correlation goes by")
  public Response show() {
    return withTag(timings.get());
  }

  /** Changes all of them; they hold from the next alert on. */
  @PUT
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Change what correlation goes by")
  public Response change(
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid CorrelationRequest request) {
    return withTag(
        timings.change(
            EntityVersion.required(ifMatch),
            Duration.ofSeconds(request.alongSeconds()),
            Duration.ofSeconds(request.nearSeconds()),
            Duration.ofSeconds(request.urgentHoldSeconds()),
            Duration.ofSeconds(request.holdSeconds())));
  }

  private static Response withTag(CorrelationTimes times) {
    return Response.ok(CorrelationView.of(times)).tag(EntityVersion.tag(times.version())).build();
  }
}
