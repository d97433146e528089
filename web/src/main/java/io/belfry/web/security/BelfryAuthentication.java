package io.belfry.web.security;

import io.belfry.identity.Caller;
import io.belfry.identity.CurrentCaller;
import io.belfry.identity.LoginSessions;
import io.belfry.identity.Permission;
import io.belfry.identity.SignedIn;
import io.belfry.identity.TokenAuthenticator;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.web.problem.ProblemWriter;
import io.belfry.web.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds out who asks, before anything else sees the request: a tool by its bearer token or else a
 * person by the cookie of a login session. Permissions become the container's roles, so that a
 * resource states its own with {@code @RolesAllowed}.
 */
@ApplicationScoped
public class BelfryAuthentication implements HttpAuthenticationMechanism {
  private static final String SCHEME = "Bearer ";

  private final TokenAuthenticator tokens;
  private final LoginSessions sessions;
  private final CurrentCaller current;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected BelfryAuthentication() {
    this(null, null, null);
  }

  @Inject
  BelfryAuthentication(TokenAuthenticator tokens, LoginSessions sessions, CurrentCaller current) {
    this.tokens = tokens;
    this.sessions = sessions;
    this.current = current;
  }

  @Override
  public AuthenticationStatus validateRequest(
      HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
    String path = Doors.path(request);
    SecurityHeaders.of(path, request.isSecure()).forEach(response::setHeader);
    try {
      Optional<Caller> caller = identify(request, response, path);
      if (caller.isPresent()) {
        return admit(caller.get(), context);
      }
      if (Doors.isOpen(request.getMethod(), path, request.getHeader("Accept"))) {
        return context.doNothing();
      }
      throw new Fault(
          ErrorCode.UNAUTHENTICATED,
          "Sign in at " + Doors.SESSION + ", or send a token as Authorization: Bearer.");
    } catch (RuntimeException failure) {
      // The container makes its error page of this status, and that tells the problem.
      ProblemWriter.leave(request, response, Problems.of(failure));
      return AuthenticationStatus.SEND_FAILURE;
    }
  }

  private Optional<Caller> identify(
      HttpServletRequest request, HttpServletResponse response, String path) {
    String authorization = request.getHeader("Authorization");
    if (authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return byToken(authorization.substring(SCHEME.length()).strip(), response);
    }
    // Whoever signs in says anew who they are, whatever cookie they have left.
    if (request.getMethod().equals("POST") && path.equals(Doors.SESSION)) {
      return Optional.empty();
    }
    Optional<SignedIn> session = SessionCookie.read(request).flatMap(sessions::find);
    session.ifPresent(
        person -> {
          if (!Doors.isOpen(request.getMethod(), path, request.getHeader("Accept"))) {
            SessionGate.check(
                person, request.getMethod(), path, request.getHeader(SessionGate.CSRF_HEADER));
          }
          current.become(person);
        });
    return session.map(SignedIn::caller);
  }

  private Optional<Caller> byToken(String token, HttpServletResponse response) {
    Optional<Caller> caller = tokens.authenticate(token);
    caller.ifPresentOrElse(
        current::become,
        () -> response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\""));
    return caller;
  }

  private static AuthenticationStatus admit(Caller caller, HttpMessageContext context) {
    return context.notifyContainerAboutLogin(
        caller.name(),
        caller.permissions().stream().map(Permission::code).collect(Collectors.toSet()));
  }
}
