package io.belfry.web.user;

import io.belfry.identity.Colleagues;
import io.belfry.platform.Page;
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

/** The people of the tenant, for those who give events to each other. */
@Path("people")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("events:handle")
@Tag(name = "Users")
public class ColleagueResource {
  private final Colleagues colleagues;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public ColleagueResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public ColleagueResource(Colleagues colleagues) {
    this.colleagues = colleagues;
  }

  /** Finds some by a part of their name. */
  @GET
  @Operation(summary = "Find people to whom an event can be given")
  public Page<ColleagueView> find(
      @QueryParam("q") @Nullable String text,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return colleagues.find(text, cursor, Page.limit(limit)).map(ColleagueView::of);
  }
}
