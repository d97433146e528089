package io.belfry.web.event;

import io.belfry.event.AlertStore;
import io.belfry.platform.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
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

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public AlertResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public AlertResource(AlertStore alerts) {
    this.alerts = alerts;
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
}
