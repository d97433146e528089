package io.belfry.web.notification;

import io.belfry.catalogue.Teams;
import io.belfry.notification.NotificationStore;
import io.belfry.platform.Page;
import io.belfry.web.event.Words;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the tenant's teams were told, and what could not be told. */
@Path("notifications")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Notifications")
public class NotificationResource {
  private final NotificationStore notifications;
  private final Teams teams;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public NotificationResource() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public NotificationResource(NotificationStore notifications, Teams teams) {
    this.notifications = notifications;
    this.teams = teams;
  }

  /** Lists notifications, the newest first. */
  @GET
  @RolesAllowed("notifications:read")
  @Operation(summary = "List notifications and what became of them")
  public Page<NotificationView> list(
      @QueryParam("state") @Nullable String state,
      @QueryParam("event") @Nullable UUID event,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    Map<String, String> names = teams.names();
    return notifications
        .list(Words.of("state", state, NotificationStore.STATES), event, cursor, Page.limit(limit))
        .map(row -> NotificationView.of(row, names));
  }

  /** Has one tried again. */
  @POST
  @Path("{id}/retry")
  @RolesAllowed("notifications:retry")
  @Operation(summary = "Try a dead or unaddressed notification again")
  @APIResponse(responseCode = "200", description = "It waits again.")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public NotificationView retry(@PathParam("id") long id) {
    return NotificationView.of(notifications.retry(id), teams.names());
  }
}
