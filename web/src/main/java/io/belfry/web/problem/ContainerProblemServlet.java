package io.belfry.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tells as a problem what the container refuses by itself: the error page of every status. */
@WebServlet("/internal/problem")
public class ContainerProblemServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    Problem problem =
        failure instanceof Throwable t
            ? Problems.of(t)
            : Problems.ofStatus(
                status instanceof Integer code ? code : HttpServletResponse.SC_NOT_FOUND);
    ProblemWriter.write(response, problem);
  }
}
