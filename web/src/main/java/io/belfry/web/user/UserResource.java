package io.belfry.web.user;

import io.belfry.identity.NewUser;
import io.belfry.identity.User;
import io.belfry.identity.Users;
import io.belfry.platform.Page;
import io.belfry.web.EntityVersion;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The users of the tenant. */
@Path("users")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("users:manage")
@Tag(name = "Users")
public class UserResource {
  private final Users users;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public UserResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public UserResource(Users users) {
    this.users = users;
  }

  /** Lists them by name. */
  @GET
  @Operation(summary = "List users")
  public Page<UserView> list(
      @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
    return users.list(cursor, Page.limit(limit)).map(UserView::of);
  }

  /** Shows one. */
  @GET
  @Path("{username}")
  @Operation(summary = "Show a user")
  public Response show(@PathParam("username") String username) {
    return withTag(users.get(username));
  }

  /** Adds one, with a password for one login. */
  @POST
  @Operation(summary = "Add a user and get their one-time password")
  public Response add(@NotNull @Valid UserRequest request) {
    String displayName = request.displayName();
    NewUser added =
        users.add(
            request.username(),
            displayName == null ? request.username().strip() : displayName,
            UserPatch.roles(request.roles()),
            Objects.requireNonNullElse(request.teams(), Set.of()));
    return Response.created(
            UriBuilder.fromResource(UserResource.class)
                .path("{username}")
                .build(added.user().username()))
        .entity(NewUserView.of(added))
        .build();
  }

  /** Changes one: the display name, the roles, or whether they may sign in. */
  @PATCH
  @Path("{username}")
  @Operation(summary = "Change a user")
  public Response change(
      @PathParam("username") String username,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid UserPatch patch) {
    return withTag(users.change(username, patch.change(EntityVersion.expected(ifMatch))));
  }

  /** Gives one who forgot the password another one for one login. */
  @POST
  @Path("{username}/one-time-password")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Give a user a one-time password")
  public NewUserView giveOneTimePassword(@PathParam("username") String username) {
    return NewUserView.of(users.giveOneTimePassword(username));
  }

  private static Response withTag(User user) {
    return Response.ok(UserView.of(user)).tag(EntityVersion.tag(user.version())).build();
  }
}
