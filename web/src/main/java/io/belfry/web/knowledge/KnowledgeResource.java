package io.belfry.web.knowledge;

import io.belfry.event.EventStore;
import io.belfry.knowledge.Advice;
import io.belfry.knowledge.Knowledge;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is known that may help with an event. */
@Path("events/{id}/similar")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("events:read")
@Tag(name = "Events")
public class KnowledgeResource {
  private static final int USUAL = 5;

  private final EventStore events;
  private final Knowledge knowledge;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public KnowledgeResource() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public KnowledgeResource(EventStore events, Knowledge knowledge) {
    this.events = events;
    this.knowledge = knowledge;
  }

  /** Finds closed events that are alike, with cause and solution, and the runbook to follow. */
  @GET
  @Operation(summary = "Find closed events like this one, and the runbook to follow")
  public Advice about(@PathParam("id") UUID id, @QueryParam("limit") @Nullable Integer limit) {
    return knowledge.about(events.get(id), limit == null ? USUAL : Page.limit(limit));
  }
}
