package io.belfry.web.catalogue;

import io.belfry.catalogue.DependencyMap;
import io.belfry.catalogue.DependencyMaps;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What hangs on what, and how it is. */
@Path("topology")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("catalogue:read")
@Tag(name = "Catalogue")
public class TopologyResource {
  private final DependencyMaps maps;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public TopologyResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public TopologyResource(DependencyMaps maps) {
    this.maps = maps;
  }

  /** Draws it. */
  @GET
  @Operation(
      summary = "Draw what services and CIs depend on, with the worst event that fires at each",
      description =
          "At most 1,000 of them, those in trouble first; isCut says that there are more.")
  public DependencyMap draw() {
    return maps.draw();
  }
}
