package io.belfry.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What answers to nobody in particular. Everything that is not named here needs a caller, so that
 * an address that somebody adds later is shut until it is opened on purpose.
 */
public final class Doors {
  static final String SESSION = "/api/v1/session";
  static final String PASSWORD = "/api/v1/session/password";

  private static final String CHANGES = "/v2/change/enqueue";

  private static final Set<String> SHELL =
      Set.of("/", "/index.html", "/favicon.ico", "/favicon.svg");
  // The server itself answers there; what it describes is no secret.
  private static final String DESCRIPTION = "/openapi";
  private static final List<String> OPEN_FOLDERS = List.of("/assets/", "/health/");

  // Addresses of programs: a browser that shows one of them gets its answer and not the shell.
  private static final List<String> PROGRAMS =
      List.of(
          "/api",
          "/assets",
          "/health",
          "/intake",
          "/internal",
          "/metrics",
          "/openapi",
          "/ping",
          "/v2");

  private Doors() {}

  /** Returns the path within the application, decoded and without its parameters. */
  public static String path(HttpServletRequest request) {
    String rest = request.getPathInfo();
    return request.getServletPath() + (rest == null ? "" : rest);
  }

  /** Tells whether that may be asked by anybody. */
  static boolean isOpen(String method, String path, @Nullable String accept) {
    if (path.equals(CHANGES)) {
      // Its token stands in the body; whoever answers there asks for it.
      return method.equals("POST");
    }
    if (path.equals(SESSION)) {
      return isRead(method) || method.equals("POST");
    }
    return isRead(method)
        && (SHELL.contains(path)
            || path.equals(DESCRIPTION)
            || OPEN_FOLDERS.stream().anyMatch(path::startsWith)
            || isPage(method, path, accept));
  }

  /** Tells whether that is an address of the browser application, which its shell answers. */
  public static boolean isPage(String method, String path, @Nullable String accept) {
    return isRead(method)
        && accept != null
        && accept.toLowerCase(Locale.ROOT).contains("text/html")
        && PROGRAMS.stream().noneMatch(folder -> isWithin(path, folder));
  }

  private static boolean isWithin(String path, String folder) {
    return path.equals(folder) || path.startsWith(folder + "/");
  }

  static boolean isRead(String method) {
    return method.equals("GET") || method.equals("HEAD");
  }
}
