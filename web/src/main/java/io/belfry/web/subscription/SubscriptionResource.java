package io.belfry.web.subscription;

import io.belfry.platform.Page;
import io.belfry.subscription.Subscription;
import io.belfry.subscription.Subscriptions;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What groups of the tenant subscribe to. */
@Path("subscriptions")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("catalogue:read")
@Tag(name = "Subscriptions")
public class SubscriptionResource {
  private final Subscriptions subscriptions;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public SubscriptionResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public SubscriptionResource(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  /** Lists them, all of them, or those of a group. */
  @GET
  @Operation(summary = "List subscriptions")
  public Page<Subscription> list(@QueryParam("group") @Nullable String group) {
    return new Page<>(
        subscriptions.list(group == null || group.isBlank() ? null : group.strip()), null);
  }

  /** Shows one. */
  @GET
  @Path("{id}")
  @Operation(summary = "Show a subscription")
  public Response show(@PathParam("id") UUID id) {
    return withTag(Response.ok(), subscriptions.get(id));
  }

  /** Adds one. */
  @POST
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Subscribe a group to events")
  @APIResponse(responseCode = "201", description = "The list of events knows it at once.")
  public Response add(@NotNull @Valid SubscriptionRequest request) {
    Subscription added = subscriptions.add(request.draft());
    return withTag(
        Response.created(
            UriBuilder.fromResource(SubscriptionResource.class).path("{id}").build(added.id())),
        added);
  }

  /** Changes one. */
  @PUT
  @Path("{id}")
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Change a subscription")
  public Response change(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid SubscriptionRequest request) {
    return withTag(
        Response.ok(), subscriptions.change(id, EntityVersion.required(ifMatch), request.draft()));
  }

  /** Removes one. */
  @DELETE
  @Path("{id}")
  @RolesAllowed("catalogue:write")
  @Operation(summary = "End a subscription")
  public void remove(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    subscriptions.remove(id, EntityVersion.expected(ifMatch));
  }

  private static Response withTag(Response.ResponseBuilder answer, Subscription subscription) {
    return answer.entity(subscription).tag(EntityVersion.tag(subscription.version())).build();
  }
}
