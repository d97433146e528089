package io.belfry.web.event;

import io.belfry.event.AlertStore;
import io.belfry.event.AlertTraces;
import io.belfry.event.FootprintStore;
import io.belfry.platform.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Every alert of the tenant with its fate. Alerts come in at the door in {@code
 * io.belfry.web.intake}.
 */
@Path("alerts")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("alerts:read")
@Tag(name = "Alerts")
public class AlertResource {
  private final AlertStore alerts;
  private final FootprintStore footprints;
  private final AlertTraces traces;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public AlertResource() {
    this(null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public AlertResource(AlertStore alerts, FootprintStore footprints, AlertTraces traces) {
    this.alerts = alerts;
    this.footprints = footprints;
    this.traces = traces;
  }

  /** Lists alerts, the newest first. */
  @GET
  @Operation(summary = "List alerts with their fates")
  public Page<AlertView> list(
      @QueryParam("fate") @Nullable String fate,
      @QueryParam("q") @Nullable String text,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return alerts
        .list(Words.of("fate", fate, Words.FATES), Words.text(text), cursor, Page.limit(limit))
        .map(AlertView::of);
  }

  /** Shows one alert; it is there as soon as its sender was answered. */
  @GET
  @Path("{id}")
  @Operation(summary = "Read an alert with its fate")
  public AlertView read(@PathParam("id") String id) {
    return AlertView.of(alerts.get(id));
  }

  /** Tells where one went; where no facts are stored it is judged again, one at a time. */
  @GET
  @Path("{id}/trace")
  @Operation(
      summary = "Tell where an alert went, which rule decided, and by which facts",
      description =
          "The facts of an alert that changed no event are found by judging it again."
              + " replay=true does so in any case, replay=false never.")
  public TraceView trace(
      @PathParam("id") String id, @QueryParam("replay") @Nullable Boolean replay) {
    return TraceView.of(traces.of(id, replay));
  }

  /** Hands out the request that delivered one, as a file: browsers must not interpret it. */
  @GET
  @Path("{id}/original")
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
  @Operation(summary = "Read the request that delivered an alert, with credentials replaced")
  public Response original(@PathParam("id") String id) {
    FootprintStore.StoredOriginal original = footprints.original(id);
    String type = original.contentType().strip().toLowerCase(Locale.ROOT);
    boolean json = type.startsWith(MediaType.APPLICATION_JSON) || type.startsWith("text/json");
    return Response.ok(
            original.body(), json ? MediaType.APPLICATION_JSON : "text/plain; charset=utf-8")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"alert-%s.%s\"".formatted(id, json ? "json" : "txt"))
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }
}
