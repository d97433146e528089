package io.belfry.web.user;

import io.belfry.retention.Erasure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Erases who somebody was. */
@Path("users/{username}/erase")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("users:manage")
@Tag(name = "Users")
public class ErasureResource {
  private final Erasure erasure;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public ErasureResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public ErasureResource(Erasure erasure) {
    this.erasure = erasure;
  }

  /**
   * What goes with a person's name.
   *
   * @param texts whether what they wrote about events goes, too; false when left out
   */
  public record ErasureRequest(@Nullable Boolean texts) {}

  /** Takes a person's name and addresses out; it cannot be undone. */
  @POST
  @Operation(summary = "Erase a person's data; what was done stays known by number")
  @APIResponse(responseCode = "204", description = "Nobody can tell any more who it was.")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public void erase(@PathParam("username") String username, @Nullable ErasureRequest request) {
    erasure.erase(username, request != null && Boolean.TRUE.equals(request.texts()));
  }
}
