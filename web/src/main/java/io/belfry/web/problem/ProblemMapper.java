package io.belfry.web.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers every failure of a resource with its problem. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
  @Override
  public Response toResponse(Throwable failure) {
    return response(failure);
  }

  static Response response(Throwable failure) {
    Response own = failure instanceof WebApplicationException w ? w.getResponse() : null;
    if (own != null && own.getStatus() < 400) {
      return own;
    }
    Problem problem = Problems.of(failure);
    Response.ResponseBuilder answer =
        Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    if (problem.retrySeconds() != null) {
      answer.header(HttpHeaders.RETRY_AFTER, problem.retrySeconds());
    }
    if (own != null && own.getHeaderString(HttpHeaders.ALLOW) != null) {
      answer.header(HttpHeaders.ALLOW, own.getHeaderString(HttpHeaders.ALLOW));
    }
    if (problem.status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    return answer.build();
  }
}
