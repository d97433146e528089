package io.belfry.web.catalogue;

import io.belfry.platform.Page;
import io.belfry.sighting.UnownedCis;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is missing from the catalogue, as alerts show it. */
@Path("cis/unowned")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("catalogue:read")
@Tag(name = "Catalogue")
public class UnownedCiResource {
  private final UnownedCis items;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public UnownedCiResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public UnownedCiResource(UnownedCis items) {
    this.items = items;
  }

  /** Lists them by name. */
  @GET
  @Operation(summary = "List CIs that alerts name and nobody owns")
  public Page<UnownedCiView> list(
      @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
    return items.list(cursor, Page.limit(limit)).map(UnownedCiView::of);
  }
}
