package io.belfry.web.measure;

import io.belfry.measure.MeasureFilter;
import io.belfry.measure.MeasureReport;
import io.belfry.measure.MeasureTable;
import io.belfry.measure.Measures;
import io.belfry.platform.Clock;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.platform.Moment;
import io.belfry.web.event.Words;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Figures of how the tenant's events are handled. */
@Path("measures")
@ApplicationScoped
@RolesAllowed("events:read")
@Tag(name = "Measures")
public class MeasureResource {
  private static final Set<String> PRIORITIES = Set.of("P1", "P2", "P3", "P4");
  private static final Duration USUAL = Duration.ofDays(30);
  private static final String FROM =
      "A day or a time, included; 30 days before the end when left out";
  private static final String TO = "A day or a time, not included; now when left out";

  private final Measures measures;
  private final Clock clock;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public MeasureResource() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public MeasureResource(Measures measures, Clock clock) {
    this.measures = measures;
    this.clock = clock;
  }

  /** Measures the events that were opened in a range of time. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Measure how events were handled, with definitions")
  public MeasureView measure(
      @QueryParam("from") @Parameter(description = FROM) @Nullable String from,
      @QueryParam("to") @Parameter(description = TO) @Nullable String to,
      @QueryParam("team") @Nullable String team,
      @QueryParam("service") @Nullable String service,
      @QueryParam("priority") @Nullable String priority) {
    return MeasureView.of(report(from, to, team, service, priority));
  }

  /** The same as a table. */
  @GET
  @Path("csv")
  @Produces("text/csv;charset=utf-8")
  @Operation(summary = "Measure how events were handled, as CSV")
  public String table(
      @QueryParam("from") @Parameter(description = FROM) @Nullable String from,
      @QueryParam("to") @Parameter(description = TO) @Nullable String to,
      @QueryParam("team") @Nullable String team,
      @QueryParam("service") @Nullable String service,
      @QueryParam("priority") @Nullable String priority) {
    return MeasureTable.of(report(from, to, team, service, priority));
  }

  private MeasureReport report(
      @Nullable String from,
      @Nullable String to,
      @Nullable String team,
      @Nullable String service,
      @Nullable String priority) {
    Instant end = to == null ? clock.now() : time("to", to);
    Instant begin = from == null ? end.minus(USUAL) : time("from", from);
    return measures.of(
        new MeasureFilter(
            begin,
            end,
            blankToNull("team", team),
            blankToNull("service", service),
            Words.of("priority", priority, PRIORITIES)));
  }

  private static @Nullable String blankToNull(String field, @Nullable String text) {
    return text == null || text.isBlank() ? null : Line.of(field, text, 200);
  }

  private static Instant time(String field, String text) {
    try {
      return text.length() == 10
          ? Moment.near(field, LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC))
          : Moment.of(field, text);
    } catch (DateTimeParseException unreadable) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          field,
          "The time (%s) cannot be read".formatted(Line.shown(text)),
          "Write it as 2026-03-02, or as 2026-03-02T18:00:00Z");
    }
  }
}
