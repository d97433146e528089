package io.belfry.web.subscription;

import io.belfry.identity.Actor;
import io.belfry.identity.People;
import io.belfry.platform.Page;
import io.belfry.subscription.UserGroup;
import io.belfry.subscription.UserGroups;
import io.belfry.web.EntityVersion;
import io.belfry.web.people.Names;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The groups of the tenant. */
@Path("groups")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("catalogue:read")
@Tag(name = "Subscriptions")
public class GroupResource {
  private final UserGroups groups;
  private final People people;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public GroupResource() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public GroupResource(UserGroups groups, People people) {
    this.groups = groups;
    this.people = people;
  }

  /** Lists them by name, all of them. */
  @GET
  @Operation(summary = "List groups of people")
  public Page<GroupView> list() {
    List<UserGroup> all = groups.list();
    Names names = names(all);
    return new Page<>(all.stream().map(group -> GroupView.of(group, names)).toList(), null);
  }

  /** Shows one. */
  @GET
  @Path("{name}")
  @Operation(summary = "Show a group")
  public Response show(@PathParam("name") String name) {
    return withTag(groups.get(name));
  }

  /** Sets one; a new one with {@code If-Match: *}. */
  @PUT
  @Path("{name}")
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Add or change a group")
  public Response set(
      @PathParam("name") String name,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid GroupRequest group) {
    return withTag(
        groups.put(name, EntityVersion.required(ifMatch), group.title(), group.members()));
  }

  /** Removes one, and what it subscribed to. */
  @DELETE
  @Path("{name}")
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Remove a group, and what it subscribed to")
  public void remove(
      @PathParam("name") String name, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    groups.remove(name, EntityVersion.expected(ifMatch));
  }

  private Names names(List<UserGroup> shown) {
    List<Actor> members = shown.stream().flatMap(group -> group.members().stream()).toList();
    return Names.of(people, members);
  }

  private Response withTag(UserGroup group) {
    return Response.ok(GroupView.of(group, names(List.of(group))))
        .tag(EntityVersion.tag(group.version()))
        .build();
  }
}
