package io.belfry.web.problem;

import io.belfry.web.JsonMapping;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes a problem where no resource answers: in the container's own layers. */
public final class ProblemWriter {
  private ProblemWriter() {}

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
