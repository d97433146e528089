package io.belfry.web.expectation;

import io.belfry.expectation.Holidays;
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

/** The days on which no schedule of the tenant expects anything. */
@Path("holidays")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("catalogue:read")
@Tag(name = "Expectations")
public class HolidaysResource {
  private final Holidays holidays;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public HolidaysResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public HolidaysResource(Holidays holidays) {
    this.holidays = holidays;
  }

  /** Shows them. */
  @GET
  @Operation(summary = "Show the holidays")
  public Response show() {
    return withTag(holidays.get());
  }

  /** Declares them, all at once. */
  @PUT
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Declare the holidays")
  public Response declare(
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid HolidaysRequest request) {
    return withTag(holidays.declare(request.days(), EntityVersion.required(ifMatch)));
  }

  private static Response withTag(Holidays.Calendar calendar) {
    return Response.ok(HolidaysView.of(calendar))
        .tag(EntityVersion.tag(calendar.version()))
        .build();
  }
}
