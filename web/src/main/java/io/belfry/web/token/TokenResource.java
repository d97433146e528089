package io.belfry.web.token;

import io.belfry.identity.ApiTokens;
import io.belfry.identity.IssuedToken;
import io.belfry.platform.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The tokens of the tenant. */
@Path("tokens")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("tokens:manage")
@Tag(name = "Tokens")
public class TokenResource {
  private final ApiTokens tokens;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public TokenResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public TokenResource(ApiTokens tokens) {
    this.tokens = tokens;
  }

  /** Lists those that are not revoked. */
  @GET
  @Operation(summary = "List tokens")
  public Page<TokenView> list(
      @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
    return tokens.list(cursor, Page.limit(limit)).map(TokenView::of);
  }

  /** Issues one. */
  @POST
  @Operation(summary = "Issue a token and get its text")
  public Response issue(@NotNull @Valid TokenRequest request) {
    IssuedToken issued =
        tokens.issue(request.name().strip(), request.permissions(), request.expiresAt());
    return Response.created(
            UriBuilder.fromResource(TokenResource.class).path("{id}").build(issued.token().id()))
        .entity(NewTokenView.of(issued))
        .build();
  }

  /** Revokes one. */
  @DELETE
  @Path("{id}")
  @Operation(summary = "Revoke a token")
  public void revoke(@PathParam("id") String id) {
    tokens.revoke(id);
  }
}
