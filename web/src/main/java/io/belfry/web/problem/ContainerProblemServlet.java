package io.belfry.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The error page of every status: tells the problem that was left for it, or as a problem what the
 * container refuses by itself.
 */
@WebServlet("/internal/problem")
public class ContainerProblemServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Problem left = ProblemWriter.left(request);
    ProblemWriter.write(response, left == null ? ofContainer(request) : left);
  }

  private static Problem ofContainer(HttpServletRequest request) {
    Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    return failure instanceof Throwable t
        ? Problems.of(t)
        : Problems.ofStatus(
            status instanceof Integer code ? code : HttpServletResponse.SC_NOT_FOUND);
  }
}
