package io.belfry.web.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The cookie that carries a login session. No script can read it and no other site can send it. */
public final class SessionCookie {
  private static final String NAME = "belfry_session";

  private SessionCookie() {}

  /** Returns the value that a request brought. */
  static Optional<String> read(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(NAME) && !cookie.getValue().isEmpty()) {
          return Optional.of(cookie.getValue());
        }
      }
    }
    return Optional.empty();
  }

  /** Returns the value of Set-Cookie for a new session; the cookie goes when the browser closes. */
  public static String of(String secret, boolean secure) {
    // By hand, for JAX-RS would add a Version that no browser knows.
    return NAME + "=" + secret + "; Path=/; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "");
  }

  /** Returns the value of Set-Cookie that removes one. */
  public static String removed(boolean secure) {
    return of("", secure) + "; Max-Age=0";
  }
}
