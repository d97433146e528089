package io.belfry.web.incident;

import io.belfry.event.EventStore;
import io.belfry.identity.Actor;
import io.belfry.identity.People;
import io.belfry.incident.Incident;
import io.belfry.incident.IncidentDesk;
import io.belfry.incident.IncidentState;
import io.belfry.incident.IncidentTimeline;
import io.belfry.incident.Incidents;
import io.belfry.incident.Memberships;
import io.belfry.platform.Page;
import io.belfry.web.EntityVersion;
import io.belfry.web.event.EventView;
import io.belfry.web.event.EventViews;
import io.belfry.web.people.Names;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The incidents of the tenant. */
@Path("incidents")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("events:read")
@Tag(name = "Incidents")
public class IncidentResource {
  private final IncidentDesk desk;
  private final Incidents incidents;
  private final IncidentTimeline timeline;
  private final Memberships memberships;
  private final EventStore events;
  private final EventViews eventViews;
  private final People people;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public IncidentResource() {
    this(null, null, null, null, null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public IncidentResource(
      IncidentDesk desk,
      Incidents incidents,
      IncidentTimeline timeline,
      Memberships memberships,
      EventStore events,
      EventViews eventViews,
      People people) {
    this.desk = desk;
    this.incidents = incidents;
    this.timeline = timeline;
    this.memberships = memberships;
    this.events = events;
    this.eventViews = eventViews;
    this.people = people;
  }

  /** Lists incidents, the newest first. */
  @GET
  @Operation(summary = "List incidents")
  public Page<IncidentView> list(
      @QueryParam("state") @Nullable String state,
      @QueryParam("service") @Nullable String service,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    List<IncidentState> states =
        state == null || state.isBlank()
            ? List.of()
            : Arrays.stream(state.split(",", -1))
                .map(word -> IncidentState.of(word.strip()))
                .toList();
    Page<Incident> page =
        incidents.list(
            states,
            service == null || service.isBlank() ? null : service,
            cursor,
            Page.limit(limit));
    Names names = names(page.items());
    return page.map(incident -> IncidentView.of(incident, names));
  }

  /** Opens one of events that are in none yet. */
  @POST
  @RolesAllowed("events:handle")
  @Operation(summary = "Make an incident of one or more events")
  @APIResponse(responseCode = "201", description = "Its events know it from now on.")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public Response open(@NotNull @Valid IncidentRequest request) {
    Incident incident = desk.open(request.draft());
    return withTag(
        Response.created(
            UriBuilder.fromResource(IncidentResource.class).path("{id}").build(incident.id())),
        incident);
  }

  /** Shows one. */
  @GET
  @Path("{id}")
  @Operation(summary = "Show an incident")
  public Response show(@PathParam("id") UUID id) {
    return withTag(Response.ok(), incidents.get(id));
  }

  /** Lists the events in one, the first that came first; at most 200. */
  @GET
  @Path("{id}/events")
  @Operation(summary = "List the events in an incident")
  public Page<EventView> events(@PathParam("id") UUID id) {
    Incident incident = incidents.get(id);
    return new Page<>(
        eventViews.of(
            memberships.events(incident.id()).stream().limit(200).map(events::get).toList()),
        null);
  }

  /** Lists what happened to one, the newest first. */
  @GET
  @Path("{id}/timeline")
  @Operation(summary = "List what happened to an incident")
  public Page<IncidentEntryView> timeline(
      @PathParam("id") UUID id,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    Page<IncidentTimeline.Entry> page =
        timeline.of(incidents.get(id).id(), cursor, Page.limit(limit));
    List<@Nullable Actor> mentioned = new ArrayList<>();
    for (IncidentTimeline.Entry entry : page.items()) {
      mentioned.add(entry.by());
      mentioned.add(entry.whom());
    }
    Names names = Names.of(people, mentioned);
    return page.map(entry -> IncidentEntryView.of(entry, names));
  }

  /** Does something with one, and shows it after that. */
  @POST
  @Path("{id}/{action}")
  @RolesAllowed("events:handle")
  @Operation(
      summary = "Do something with an incident",
      description =
          "The actions are start, resolve, close, reopen, command, update, describe, add and remove."
              + " If-Match carries the ETag of the incident.")
  @APIResponse(responseCode = "200", description = "The incident as it is now.")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public Response act(
      @PathParam("id") UUID id,
      @PathParam("action") String action,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @Nullable @Valid IncidentActionRequest request) {
    IncidentActionRequest given = request == null ? IncidentActionRequest.NOTHING : request;
    return withTag(Response.ok(), desk.act(id, EntityVersion.expected(ifMatch), given.act(action)));
  }

  private Names names(List<Incident> shown) {
    List<@Nullable Actor> mentioned = new ArrayList<>();
    for (Incident incident : shown) {
      mentioned.add(incident.openedBy());
      mentioned.add(IncidentView.commander(incident));
    }
    return Names.of(people, mentioned);
  }

  private Response withTag(Response.ResponseBuilder answer, Incident incident) {
    return answer
        .entity(IncidentView.of(incident, names(List.of(incident))))
        .tag(EntityVersion.tag(incident.version()))
        .build();
  }
}
