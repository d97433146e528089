package io.belfry.web.channel;

import io.belfry.channel.Channel;
import io.belfry.channel.ChannelKind;
import io.belfry.channel.Channels;
import io.belfry.notification.ChannelTrials;
import io.belfry.notification.Trial;
import io.belfry.platform.Page;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The channels of a team. */
@Path("teams/{team}/channels")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("catalogue:read")
@Tag(name = "Channels")
public class ChannelResource {
  private final Channels channels;
  private final ChannelTrials trials;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public ChannelResource() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public ChannelResource(Channels channels, ChannelTrials trials) {
    this.channels = channels;
    this.trials = trials;
  }

  /** Lists them by name, all of them. */
  @GET
  @Operation(summary = "List a team's channels")
  public Page<ChannelView> list(@PathParam("team") String team) {
    return new Page<>(channels.list(team).stream().map(ChannelView::of).toList(), null);
  }

  /** Shows one. */
  @GET
  @Path("{name}")
  @Operation(summary = "Show a channel")
  public Response show(@PathParam("team") String team, @PathParam("name") String name) {
    return withTag(Response.ok(), channels.get(team, name));
  }

  /** Adds one. */
  @POST
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Add a channel")
  @APIResponse(responseCode = "201", description = "It is told of new events from now on.")
  public Response add(@PathParam("team") String team, @NotNull @Valid ChannelRequest request) {
    Channel channel =
        channels.add(team, request.name(), ChannelKind.of(request.kind()), request.draft());
    return withTag(
        Response.created(
            UriBuilder.fromResource(ChannelResource.class)
                .path("{name}")
                .build(channel.team(), channel.name())),
        channel);
  }

  /** Changes one. */
  @PUT
  @Path("{name}")
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Change a channel; secrets that are left out stay")
  public Response change(
      @PathParam("team") String team,
      @PathParam("name") String name,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid ChannelDescription channel) {
    return withTag(
        Response.ok(),
        channels.change(team, name, EntityVersion.required(ifMatch), channel.draft()));
  }

  /** Removes one. */
  @DELETE
  @Path("{name}")
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Remove a channel")
  public void remove(
      @PathParam("team") String team,
      @PathParam("name") String name,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    channels.remove(team, name, EntityVersion.expected(ifMatch));
  }

  /** Sends a test through one, also when it is switched off, and waits for the answer. */
  @POST
  @Path("{name}/test")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed("notifications:retry")
  @Operation(summary = "Try a channel, and see what its receiver answers")
  @APIResponse(responseCode = "200", description = "It was tried; `reached` says how it went.")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public Trial test(@PathParam("team") String team, @PathParam("name") String name) {
    return trials.test(team, name);
  }

  private static Response withTag(Response.ResponseBuilder answer, Channel channel) {
    return answer.entity(ChannelView.of(channel)).tag(EntityVersion.tag(channel.version())).build();
  }
}
