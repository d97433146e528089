package io.belfry.web.problem;

import io.belfry.web.JsonMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes a problem where no resource answers: in the container's own layers. */
public final class ProblemWriter {
  private static final String LEFT = Problem.class.getName();

  private ProblemWriter() {}

  /**
   * Leaves a problem for the container's error page. Where the container answers every status from
   * 400 on with that page, a problem that was written before would be in its way.
   */
  public static void leave(
      HttpServletRequest request, HttpServletResponse response, Problem problem) {
    request.setAttribute(LEFT, problem);
    response.setStatus(problem.status());
  }

  static @Nullable Problem left(HttpServletRequest request) {
    return request.getAttribute(LEFT) instanceof Problem problem ? problem : null;
  }

  /** Answers with a problem. */
  public static void write(HttpServletResponse response, Problem problem) throws IOException {
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    // Whatever the address may keep when it is well, a failure is not kept.
    response.setHeader("Cache-Control", "no-store");
    if (problem.retrySeconds() != null) {
      response.setHeader("Retry-After", Long.toString(problem.retrySeconds()));
    }
    if (problem.status() == HttpServletResponse.SC_UNAUTHORIZED
        && !response.containsHeader("WWW-Authenticate")) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    byte[] body = JsonMapping.mapper().writeValueAsBytes(problem);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
    // Else the container would take the status for an invitation to show its own error page.
    response.flushBuffer();
  }
}
