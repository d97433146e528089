package io.belfry.web.operations;

import io.belfry.engine.Engine;
import io.belfry.journal.Journal;
import io.belfry.web.JsonMapping;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Health, for whoever starts and balances servers; it says nothing that needs a login. Live means
 * that the process answers, ready that it stores alerts and judges them.
 */
@WebServlet({"/health/live", "/health/ready"})
public class HealthServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Journal journal;
  private final transient Engine engine;

  /** Creates it from what it looks at. */
  @Inject
  public HealthServlet(Journal journal, Engine engine) {
    this.journal = journal;
    this.engine = engine;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Map<String, String> checks = new LinkedHashMap<>();
    if (request.getServletPath().endsWith("/ready")) {
      checks.put("journal", journal.isOwner() ? "UP" : "DOWN");
      checks.put("engine", engine.isReady() ? "UP" : "DOWN");
    }
    boolean up = !checks.containsValue("DOWN");
    response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setContentType("application/json");
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", up ? "UP" : "DOWN");
    body.put("checks", checks);
    response.getOutputStream().write(JsonMapping.mapper().writeValueAsBytes(body));
  }
}
