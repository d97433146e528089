package io.belfry.web.series;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.series.SeriesCharts;
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

/** What was measured of a key, what is usual, and from which value on it is trouble. */
@Path("series")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("alerts:read")
@Tag(name = "Series")
public class SeriesResource {
  private final SeriesCharts charts;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public SeriesResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public SeriesResource(SeriesCharts charts) {
    this.charts = charts;
  }

  /** Shows one series. */
  @GET
  @Operation(
      summary = "Show a series: its last points, the band that is usual, and the levels set for it",
      description =
          "Bands reach from a day ago to a day ahead, as far as is known now. Points are those of the"
              + " last day, fewer where there are very many; none are missing since pointsSince.")
  public SeriesView show(
      @QueryParam("key") @Nullable String key, @QueryParam("metric") @Nullable String metric) {
    return SeriesView.of(charts.of(required("key", key), required("metric", metric)));
  }

  private static String required(String name, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      throw Fault.ofField(
          ErrorCode.MISSING_FIELD,
          name,
          "The parameter (" + name + ") is missing",
          "Ask for ?key=..&metric=.., as an alert names them");
    }
    return value;
  }
}
