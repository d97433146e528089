package io.belfry.web.event;

import io.belfry.event.EventStore;
import io.belfry.handling.Timeline;
import io.belfry.handling.TimelineEntry;
import io.belfry.identity.Actor;
import io.belfry.identity.People;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.platform.Page;
import io.belfry.web.people.Names;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What happened to an event, in one order. */
@Path("events/{id}/timeline")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("events:read")
@Tag(name = "Events")
public class TimelineResource {
  private final EventStore events;
  private final Timeline timeline;
  private final People people;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public TimelineResource() {
    this(null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public TimelineResource(EventStore events, Timeline timeline, People people) {
    this.events = events;
    this.timeline = timeline;
    this.people = people;
  }

  /** Lists what happened, the oldest first unless asked otherwise. */
  @GET
  @Operation(summary = "List what happened to an event")
  public Page<TimelineView> list(
      @PathParam("id") UUID id,
      @QueryParam("order") @Nullable String order,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    events.get(id);
    Page<TimelineEntry> page = timeline.of(id, isNewestFirst(order), cursor, Page.limit(limit));
    List<@Nullable Actor> mentioned = new ArrayList<>();
    page.items()
        .forEach(
            entry -> {
              mentioned.add(entry.by());
              mentioned.add(entry.whom());
            });
    Names names = Names.of(people, mentioned);
    return page.map(entry -> TimelineView.of(entry, names));
  }

  private static boolean isNewestFirst(@Nullable String order) {
    if (order == null || order.equals("asc")) {
      return false;
    }
    if (order.equals("desc")) {
      return true;
    }
    throw Fault.ofField(
        ErrorCode.INVALID_VALUE,
        "order",
        "The order (%s) is not known".formatted(Line.shown(order)),
        "Use asc or desc");
  }
}
