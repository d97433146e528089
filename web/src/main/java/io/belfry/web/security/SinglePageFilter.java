package io.belfry.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers the addresses of the browser application with its shell, so that they can be bookmarked
 * and reloaded.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class SinglePageFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String SHELL = "/index.html";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = Doors.path(request);
    if (Doors.isPage(request.getMethod(), path, request.getHeader("Accept"))
        && getServletContext().getResource(path) == null) {
      request.getRequestDispatcher(SHELL).forward(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }
}
