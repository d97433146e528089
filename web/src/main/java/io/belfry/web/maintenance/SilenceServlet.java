package io.belfry.web.maintenance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.identity.Permission;
import io.belfry.journal.LabelMatcher;
import io.belfry.maintenance.MaintenanceWindow;
import io.belfry.maintenance.MaintenanceWindows;
import io.belfry.maintenance.Matchers;
import io.belfry.platform.Clock;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.web.JsonMapping;
import io.belfry.web.problem.Problem;
import io.belfry.web.problem.ProblemWriter;
import io.belfry.web.problem.Problems;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Silences as an Alertmanager has them, so that amtool and the tools around it work: a silence is a
 * maintenance window that matches labels and comes once.
 */
@WebServlet({"/api/v2/silences", "/api/v2/silence/*"})
public class SilenceServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int LARGEST_BODY = 1 << 20;

  private final transient MaintenanceWindows windows;
  private final transient Clock clock;

  /** Creates it from what it works with. */
  @Inject
  public SilenceServlet(MaintenanceWindows windows, Clock clock) {
    this.windows = windows;
    this.clock = clock;
  }

  /** What it does for a request; null answers nothing. */
  @FunctionalInterface
  private interface Work {
    Object answer() throws IOException;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    serve(
        request,
        response,
        Permission.CATALOGUE_READ,
        () -> isList(request) ? list(request) : Silence.of(windows.get(id(request)), clock.now()));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    serve(
        request,
        response,
        Permission.MAINTENANCE_WRITE,
        () -> Map.of("silenceID", set(Silence.read(json(request))).id().toString()));
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    serve(
        request,
        response,
        Permission.MAINTENANCE_WRITE,
        () -> {
          windows.end(id(request), null);
          return Map.of();
        });
  }

  private List<Silence> list(HttpServletRequest request) {
    List<LabelMatcher> filter = new ArrayList<>();
    String[] asked = request.getParameterValues("filter");
    for (String each : asked == null ? new String[0] : asked) {
      filter.add(Matchers.read("filter", each));
    }
    return windows.silences().stream()
        .filter(window -> filter.stream().allMatch(each -> Silence.names(window, each)))
        .map(window -> Silence.of(window, clock.now()))
        .toList();
  }

  /** A silence that is changed is another one, as with an Alertmanager: the old one has ended. */
  private MaintenanceWindow set(Silence silence) {
    UUID before = silence.id() == null || silence.id().isEmpty() ? null : parse(silence.id());
    if (before != null) {
      windows.get(before);
    }
    MaintenanceWindow planned = windows.plan(silence.draft(clock.now()));
    if (before != null) {
      windows.end(before, null);
    }
    return planned;
  }

  private static JsonNode json(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      throw new Fault(ErrorCode.BODY_TOO_LARGE, "A silence has at most 1 MB.");
    }
    try {
      JsonNode read = JsonMapping.mapper().readTree(body);
      if (read == null || !read.isObject()) {
        throw new Fault(ErrorCode.INVALID_VALUE, "The body is not a silence.");
      }
      return read;
    } catch (JsonProcessingException wrong) {
      throw new Fault(ErrorCode.MALFORMED_JSON, "The body is not JSON.");
    }
  }

  private static void serve(
      HttpServletRequest request, HttpServletResponse response, Permission needed, Work work)
      throws IOException {
    if (!request.isUserInRole(needed.code())) {
      ProblemWriter.write(
          response,
          Problem.of(
              ErrorCode.FORBIDDEN, "The scope %s is needed for this.".formatted(needed.code())));
      return;
    }
    Object answer;
    try {
      answer = work.answer();
    } catch (RuntimeException failure) {
      ProblemWriter.write(response, Problems.of(failure));
      return;
    }
    response.setContentType("application/json");
    response.getOutputStream().write(JsonMapping.mapper().writeValueAsBytes(answer));
  }

  private static boolean isList(HttpServletRequest request) {
    return request.getServletPath().endsWith("/silences");
  }

  private static UUID id(HttpServletRequest request) {
    String path = request.getPathInfo();
    return parse(path == null ? "" : path.substring(1));
  }

  private static UUID parse(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException none) {
      throw new Fault(ErrorCode.NOT_FOUND, "There is no silence of that id.");
    }
  }
}
