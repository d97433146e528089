package io.belfry.web.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.change.ChangeDraft;
import io.belfry.change.ChangeEvents;
import io.belfry.identity.Caller;
import io.belfry.identity.CurrentCaller;
import io.belfry.identity.Permission;
import io.belfry.identity.TokenAuthenticator;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.platform.Moment;
import io.belfry.web.JsonMapping;
import io.belfry.web.problem.ProblemWriter;
import io.belfry.web.problem.Problems;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Change events as PagerDuty's Events API takes them. The routing key is a token; service and ci
 * are taken from custom_details.
 */
@WebServlet("/v2/change/enqueue")
public class ChangeEnqueueServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int LARGEST_BODY = 512 << 10;

  private final transient TokenAuthenticator tokens;
  private final transient CurrentCaller current;
  private final transient ChangeEvents changes;

  /** Creates it from what it works with. */
  @Inject
  public ChangeEnqueueServlet(
      TokenAuthenticator tokens, CurrentCaller current, ChangeEvents changes) {
    this.tokens = tokens;
    this.current = current;
    this.changes = changes;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      String type = String.valueOf(request.getContentType());
      if (!type.startsWith("application/json") && !type.startsWith("text/json")) {
        throw new Fault(
            ErrorCode.UNSUPPORTED_MEDIA_TYPE,
            "The media type (%s) is not understood. Send application/json."
                .formatted(Line.shown(type)));
      }
      JsonNode body = json(request);
      admit(body.path("routing_key").asText(""));
      changes.add(read(body));
    } catch (RuntimeException failure) {
      ProblemWriter.write(response, Problems.of(failure));
      return;
    }
    response.setStatus(HttpServletResponse.SC_ACCEPTED);
    response.setContentType("application/json");
    response
        .getOutputStream()
        .write(
            JsonMapping.mapper()
                .writeValueAsBytes(
                    Map.of("status", "success", "message", "Change event processed")));
  }

  private void admit(String token) {
    Caller caller =
        (token.isBlank() ? java.util.Optional.<Caller>empty() : tokens.authenticate(token))
            .orElseThrow(
                () ->
                    new Fault(
                        ErrorCode.UNAUTHENTICATED,
                        "The routing_key is no token, or was revoked. Make a new one."));
    if (!caller.may(Permission.ALERTS_WRITE)) {
      throw new Fault(
          ErrorCode.FORBIDDEN,
          "The token lacks the scope %s.".formatted(Permission.ALERTS_WRITE.code()));
    }
    current.become(caller);
  }

  private static ChangeDraft read(JsonNode body) {
    JsonNode payload = body.path("payload");
    JsonNode details = payload.path("custom_details");
    return new ChangeDraft(
        payload.path("summary").asText(""),
        time(payload.path("timestamp").asText("")),
        details.path("service").asText(""),
        details.path("ci").asText(""),
        payload.path("source").asText(""),
        body.path("links").path(0).path("href").asText(""));
  }

  private static @Nullable Instant time(String text) {
    return text.isEmpty() ? null : Moment.of("payload.timestamp", text);
  }

  private static JsonNode json(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      throw new Fault(ErrorCode.BODY_TOO_LARGE, "A change event has at most 512 KB.");
    }
    try {
      JsonNode read = JsonMapping.mapper().readTree(body);
      if (read == null || !read.isObject()) {
        throw new Fault(ErrorCode.INVALID_VALUE, "The body is not a change event.");
      }
      return read;
    } catch (JsonProcessingException wrong) {
      throw new Fault(ErrorCode.MALFORMED_JSON, "The body is not JSON.");
    }
  }
}
