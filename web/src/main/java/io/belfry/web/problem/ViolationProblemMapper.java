package io.belfry.web.problem;

import jakarta.validation.ValidationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Stands before the server's own answer to a constraint that does not hold. */
@Provider
public class ViolationProblemMapper implements ExceptionMapper<ValidationException> {
  @Override
  public Response toResponse(ValidationException failure) {
    return ProblemMapper.response(failure);
  }
}
