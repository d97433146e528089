package io.belfry.web.expectation;

import io.belfry.expectation.Arrivals;
import io.belfry.expectation.Calendar;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What came of an expectation, and what did not. */
@Path("expectations/{id}/arrivals")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("catalogue:read")
@Tag(name = "Expectations")
public class ArrivalResource {
  private static final int USUAL_DAYS = 14;
  private static final int MOST_DAYS = 35;

  private final Arrivals arrivals;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public ArrivalResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public ArrivalResource(Arrivals arrivals) {
    this.arrivals = arrivals;
  }

  /** Counts them by day. */
  @GET
  @Operation(
      summary = "Count what came and list what did not, by day",
      description =
          "It looks at no more than 200,000 alerts; completeFrom then names the first day of which"
              + " all were counted.")
  public Calendar list(
      @PathParam("id") UUID id,
      @QueryParam("days") @Parameter(description = "1 to 35; 14 when left out")
          @Nullable Integer days,
      @QueryParam("zone") @Parameter(description = "Such as Europe/Berlin; UTC when left out")
          @Nullable String zone) {
    return arrivals.of(id, zone(zone), days(days));
  }

  private static int days(@Nullable Integer days) {
    if (days == null) {
      return USUAL_DAYS;
    }
    if (days < 1 || days > MOST_DAYS) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "days",
          "The number of days (%d) is not possible".formatted(days),
          "Use 1 to " + MOST_DAYS);
    }
    return days;
  }

  private static ZoneId zone(@Nullable String zone) {
    if (zone == null || zone.isBlank()) {
      return ZoneId.of("UTC");
    }
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException unknown) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "zone",
          "The time zone (%s) is not known".formatted(Line.shown(zone)),
          "Use a name such as Europe/Berlin");
    }
  }
}
