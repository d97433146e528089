package io.belfry.web.demonstration;

import io.belfry.demonstration.Demonstration;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A storage failure to look at: one cause, 200 symptoms, through the intake and the real rules. */
@Path("demonstration")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("users:manage")
@Tag(name = "Demonstration")
public class DemonstrationResource {
  private final Demonstration demonstration;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public DemonstrationResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public DemonstrationResource(Demonstration demonstration) {
    this.demonstration = demonstration;
  }

  /** Says whether it is there. */
  @GET
  @Operation(summary = "Say whether the demonstration is there, and what beside it is real")
  public Demonstration.State show() {
    return demonstration.state();
  }

  /** Plays it. */
  @POST
  @Operation(
      summary = "Play a storage failure: one cause and 200 symptoms",
      description =
          "It adds teams, services and CIs whose names begin with demo-, and sends their alerts"
              + " through the same intake as any sender. Where events are real it is refused"
              + " unless confirmed.")
  @APIResponse(responseCode = "202", description = "The alerts are stored.")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public Response play(@Nullable @Valid DemonstrationRequest request) {
    boolean confirmed = request != null && Boolean.TRUE.equals(request.confirmed());
    int alerts = demonstration.play(confirmed);
    return Response.accepted(new PlayedView(alerts, Demonstration.SERVICE, Demonstration.TEAM))
        .build();
  }

  /** Cleans up after it. */
  @DELETE
  @Operation(summary = "Close the events of the demonstration, and take out its catalogue")
  public CleanedView cleanUp() {
    return new CleanedView(demonstration.cleanUp());
  }
}
