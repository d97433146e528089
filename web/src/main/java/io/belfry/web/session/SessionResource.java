package io.belfry.web.session;

import io.belfry.identity.CurrentCaller;
import io.belfry.identity.SignIn;
import io.belfry.identity.SignedIn;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.web.security.SessionCookie;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The login session of the browser that asks. */
@Path("session")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Session")
public class SessionResource {
  private final SignIn signIn;
  private final CurrentCaller current;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public SessionResource() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public SessionResource(SignIn signIn, CurrentCaller current) {
    this.signIn = signIn;
    this.current = current;
  }

  /** Begins one, and sets its cookie. */
  @POST
  @Operation(summary = "Sign in")
  public Response begin(
      @NotNull @Valid Credentials credentials, @Context HttpServletRequest request) {
    SignedIn session =
        signIn.signIn(credentials.username(), credentials.password(), request.getRemoteAddr());
    return Response.ok(SessionView.of(session))
        .header(HttpHeaders.SET_COOKIE, SessionCookie.of(session.secret(), request.isSecure()))
        .build();
  }

  /** Shows it. */
  @GET
  @Operation(summary = "Show who is signed in")
  public SessionView show() {
    return SessionView.of(session());
  }

  /** Ends it. */
  @DELETE
  @Operation(summary = "Sign out")
  public Response end(@Context HttpServletRequest request) {
    signIn.signOut(session());
    return Response.noContent()
        .header(HttpHeaders.SET_COOKIE, SessionCookie.removed(request.isSecure()))
        .build();
  }

  /** Changes the password of whoever is signed in; their other sessions end. */
  @PUT
  @Path("password")
  @Operation(summary = "Choose a password")
  public void choosePassword(
      @NotNull @Valid PasswordChange change, @Context HttpServletRequest request) {
    signIn.choosePassword(
        session(), change.currentPassword(), change.newPassword(), request.getRemoteAddr());
  }

  private SignedIn session() {
    return current
        .session()
        .orElseThrow(
            () ->
                new Fault(
                    ErrorCode.UNAUTHENTICATED, "Nobody is signed in here. Send POST to sign in."));
  }
}
