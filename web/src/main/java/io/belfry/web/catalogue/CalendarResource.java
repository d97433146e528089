package io.belfry.web.catalogue;

import io.belfry.catalogue.ServiceCalendar;
import io.belfry.catalogue.ServiceCalendars;
import io.belfry.web.EntityVersion;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** In which hours targets of a service's events count. */
@Path("services/{name}/calendar")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("catalogue:read")
@Tag(name = "Catalogue")
public class CalendarResource {
  private final ServiceCalendars calendars;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public CalendarResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public CalendarResource(ServiceCalendars calendars) {
    this.calendars = calendars;
  }

  /** Shows it. */
  @GET
  @Operation(summary = "Show a service's calendar")
  public Response show(@PathParam("name") String name) {
    return withTag(calendars.get(name));
  }

  /** Sets it; the first time with {@code If-Match: *}. */
  @PUT
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Set a service's calendar")
  public Response set(
      @PathParam("name") String name,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid CalendarRequest calendar) {
    return withTag(calendars.set(name, EntityVersion.required(ifMatch), calendar.hours()));
  }

  /** Takes it away; targets then count in hours of their own. */
  @DELETE
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Take a service's calendar away")
  public void remove(
      @PathParam("name") String name, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    calendars.remove(name, EntityVersion.expected(ifMatch));
  }

  private static Response withTag(ServiceCalendar calendar) {
    return Response.ok(CalendarView.of(calendar))
        .tag(EntityVersion.tag(calendar.version()))
        .build();
  }
}
