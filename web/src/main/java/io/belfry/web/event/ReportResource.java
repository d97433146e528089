package io.belfry.web.event;

import io.belfry.event.Event;
import io.belfry.handling.Reports;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What people report themselves. */
@Path("events")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("events:handle")
@Tag(name = "Events")
public class ReportResource {
  private final Reports reports;
  private final EventViews views;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public ReportResource() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public ReportResource(Reports reports, EventViews views) {
    this.reports = reports;
    this.views = views;
  }

  /** Takes a report: the rules make an event of it. */
  @POST
  @Operation(
      summary = "Report something",
      description =
          "Answers 201 with the event, or 202 with the address of the alert when the rules need"
              + " longer than five seconds.")
  public Response report(@NotNull @Valid ReportRequest request) {
    Reports.Taken taken = reports.take(request.report());
    Event event = taken.event();
    if (event == null) {
      return Response.accepted()
          .location(UriBuilder.fromPath("alerts").path("{id}").build(taken.alert()))
          .build();
    }
    EventView view = views.of(event);
    return Response.created(UriBuilder.fromPath("events").path("{id}").build(event.id()))
        .entity(view)
        .tag(view.tag())
        .build();
  }
}
