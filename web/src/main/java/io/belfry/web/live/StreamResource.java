package io.belfry.web.live;

import io.belfry.tenancy.CurrentTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Says what changed; the listener reads it again through the API. A listener that falls behind
 * loses nothing but time, for it reads everything again when it reconnects.
 */
@Path("stream")
@ApplicationScoped
@RolesAllowed("events:read")
@Tag(name = "Live stream")
public class StreamResource {
  private final Audience audience;
  private final CurrentTenant tenant;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public StreamResource() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public StreamResource(Audience audience, CurrentTenant tenant) {
    this.audience = audience;
    this.tenant = tenant;
  }

  /** Listens. */
  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(summary = "Listen to what changes")
  public void listen(
      @Context SseEventSink sink, @Context Sse sse, @Context HttpServletRequest request) {
    audience.join(Listener.of(tenant.id(), sink, sse, request.getAsyncContext()));
  }
}
