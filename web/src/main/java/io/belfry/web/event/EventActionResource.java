package io.belfry.web.event;

import io.belfry.event.EventStore;
import io.belfry.handling.Action;
import io.belfry.handling.Desk;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What people do with events. */
@Path("events")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("events:handle")
@Tag(name = "Events")
public class EventActionResource {
  private final Desk desk;
  private final EventStore events;
  private final EventViews views;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public EventActionResource() {
    this(null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public EventActionResource(Desk desk, EventStore events, EventViews views) {
    this.desk = desk;
    this.events = events;
    this.views = views;
  }

  /** Performs an action on an event, and shows the event after it. */
  @POST
  @Path("{id}/{action}")
  @Operation(
      summary = "Do something with an event",
      description =
          "The actions are acknowledge, unacknowledge, start, resolve, close, reopen, assign, hand-over, help,"
              + " watch, unwatch, comment, prioritise, tick and useless. If-Match carries the ETag"
              + " of the event, or its handling's part of it.")
  public Response act(
      @PathParam("id") UUID id,
      @PathParam("action") String action,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable @Valid ActionRequest request) {
    ActionRequest given = request == null ? ActionRequest.NOTHING : request;
    desk.act(id, HandlingVersion.expected(ifMatch), given.act(Action.of(action)));
    EventView view = views.of(events.get(id));
    return Response.ok(view).tag(view.tag()).build();
  }

  /** Performs an action on several events; what one refuses does not hinder the others. */
  @POST
  @Path("actions")
  @Operation(summary = "Do something with several events")
  public BulkView actOnAll(@NotNull @Valid BulkRequest request) {
    return BulkView.of(desk.actOnAll(request.ids(), request.act()));
  }
}
