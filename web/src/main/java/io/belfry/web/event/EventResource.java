package io.belfry.web.event;

import io.belfry.catalogue.Teams;
import io.belfry.event.AlertStore;
import io.belfry.event.Event;
import io.belfry.event.EventFilter;
import io.belfry.event.EventStore;
import io.belfry.event.Explanation;
import io.belfry.event.Explanations;
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
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The events of the tenant. */
@Path("events")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("events:read")
@Tag(name = "Events")
public class EventResource {
  private final EventStore events;
  private final AlertStore alerts;
  private final Teams teams;
  private final Explanations explanations;
  private final EventViews views;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public EventResource() {
    this(null, null, null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public EventResource(
      EventStore events,
      AlertStore alerts,
      Teams teams,
      Explanations explanations,
      EventViews views) {
    this.events = events;
    this.alerts = alerts;
    this.teams = teams;
    this.explanations = explanations;
    this.views = views;
  }

  /** Lists events, the newest first. */
  @GET
  @Operation(summary = "List events")
  public Page<EventView> list(
      @QueryParam("state") @Nullable String state,
      @QueryParam("priority") @Nullable String priority,
      @QueryParam("team") @Nullable String team,
      @QueryParam("service") @Nullable String service,
      @QueryParam("unclassified") @Nullable Boolean unclassified,
      @QueryParam("key") @Nullable String key,
      @QueryParam("q") @Nullable String text,
      @QueryParam("cause") @Nullable UUID cause,
      @QueryParam("root") @Nullable Boolean root,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    EventFilter filter =
        new EventFilter(
            Words.of("state", state, Words.STATES),
            Words.of("priority", priority, Words.PRIORITIES),
            Words.text(team),
            Words.text(service),
            unclassified,
            Words.text(key),
            Words.text(text),
            cause,
            root);
    Page<Event> page = events.list(filter, cursor, Page.limit(limit));
    return new Page<>(views.of(page.items()), page.nextCursor());
  }

  /** Shows one. */
  @GET
  @Path("{id}")
  @Operation(summary = "Read an event")
  public Response get(@PathParam("id") UUID id) {
    EventView view = views.of(events.get(id));
    return Response.ok(view).tag(view.tag()).build();
  }

  /** Lists the alerts behind one, the newest first. */
  @GET
  @Path("{id}/alerts")
  @Operation(summary = "List the alerts behind an event")
  public Page<AlertView> alerts(
      @PathParam("id") UUID id,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return alerts.ofEvent(events.get(id).number(), cursor, Page.limit(limit)).map(AlertView::of);
  }

  /** Lists what the rules decided about one, in order. */
  @GET
  @Path("{id}/decisions")
  @Operation(summary = "List what the rules decided about an event")
  public Page<DecisionView> decisions(
      @PathParam("id") UUID id,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    return events.decisionsOf(id, cursor, Page.limit(limit)).map(DecisionView::of);
  }

  /** Answers "why did this page me?", in a paragraph and as data. */
  @GET
  @Path("{id}/explanation")
  @Operation(
      summary = "Explain an event: why it was opened, its priority and owner, and who was told")
  public ExplanationView explanation(@PathParam("id") UUID id) {
    Explanation explanation = explanations.of(id, teams.names());
    return ExplanationView.of(explanation, views.of(explanation.event()));
  }
}
