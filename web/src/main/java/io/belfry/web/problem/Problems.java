package io.belfry.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns whatever was thrown into the problem that is told. What Belfry is to blame for is logged
 * under a number, and the problem tells that number and nothing else.
 */
public final class Problems {
  private static final Logger LOG = System.getLogger(Problems.class.getName());
  private static final Duration STORAGE_WAIT = Duration.ofSeconds(5);

  // Connection lost, resources short, operator intervention, system error: appendix A of
  // PostgreSQL's manual.
  private static final Set<String> AWAY = Set.of("08", "53", "57", "58");
  private static final String UNIQUE_VIOLATION = "23505";
  private static final String DATETIME_OVERFLOW = "22008";

  private Problems() {}

  /** Returns the problem of a failure. */
  public static Problem of(Throwable failure) {
    Fault fault = find(failure, Fault.class);
    if (fault != null) {
      return Problem.of(fault.code(), fault.detail(), fault.errors())
          .after(fault.retryAfter().orElse(null));
    }
    JsonProcessingException json = find(failure, JsonProcessingException.class);
    if (json != null) {
      return JsonProblem.of(json);
    }
    ConstraintViolationException violations = find(failure, ConstraintViolationException.class);
    if (violations != null) {
      return ViolationProblem.of(violations);
    }
    WebApplicationException refusal = find(failure, WebApplicationException.class);
    if (refusal != null) {
      return ofRefusal(refusal);
    }
    return ofStorage(failure)
        .orElseGet(() -> isOfATime(failure) ? farAway(failure) : unexpected(failure));
  }

  private static Problem ofRefusal(WebApplicationException refusal) {
    int status = refusal.getResponse().getStatus();
    // JAX-RS answers 404 when a parameter of the address cannot be converted.
    if (refusal instanceof NotFoundException && refusal.getCause() != null) {
      return Problem.of(
          ErrorCode.INVALID_VALUE, "A part of the address cannot be read. Check its parameters.");
    }
    ErrorCode code = ProblemStatus.codeOf(status);
    return code == ErrorCode.INTERNAL ? unexpected(refusal) : ofStatus(status);
  }

  /** Returns the problem of a status that the server gave without saying more. */
  static Problem ofStatus(int status) {
    ErrorCode code = ProblemStatus.codeOf(status);
    return Problem.of(code, code.title() + ". " + remedy(code));
  }

  private static String remedy(ErrorCode code) {
    return switch (code) {
      case UNAUTHENTICATED -> "Sign in, or send a token as Authorization: Bearer.";
      case FORBIDDEN -> "Ask an administrator for the permission.";
      case NOT_FOUND -> "Check the address.";
      case METHOD_NOT_ALLOWED -> "The header Allow names what it offers.";
      case NOT_ACCEPTABLE -> "Accept application/json.";
      case UNSUPPORTED_MEDIA_TYPE -> "Send application/json.";
      case BODY_TOO_LARGE -> "Send less at once.";
      case TOO_MANY_REQUESTS, STORAGE_UNAVAILABLE -> "Try again in a moment.";
      default -> "The description of the API is at /openapi.";
    };
  }

  private static Optional<Problem> ofStorage(Throwable failure) {
    if (find(failure, OptimisticLockException.class) != null) {
      return Optional.of(
          Problem.of(
              ErrorCode.PRECONDITION_FAILED,
              "Somebody else changed it at the same moment. Read it again."));
    }
    SQLException cause = find(failure, SQLException.class);
    if (cause == null) {
      return Optional.empty();
    }
    String state = cause.getSQLState();
    if (UNIQUE_VIOLATION.equals(state)) {
      return Optional.of(Problem.of(ErrorCode.CONFLICT, "It exists already. Read it again."));
    }
    // A pool that gets no connection gives no state.
    if (state == null || AWAY.contains(state.substring(0, 2))) {
      LOG.log(Level.WARNING, "The database did not serve a request: {0}", cause.getMessage());
      return Optional.of(
          Problem.of(
                  ErrorCode.STORAGE_UNAVAILABLE,
                  "The database does not answer. Try again in a moment.")
              .after(STORAGE_WAIT));
    }
    return DATETIME_OVERFLOW.equals(state) ? Optional.of(farAway(failure)) : Optional.empty();
  }

  /** Doors bound the times that they read; this is for the one that was forgotten. */
  private static boolean isOfATime(Throwable failure) {
    ArithmeticException overflow = find(failure, ArithmeticException.class);
    return find(failure, DateTimeException.class) != null
        || (overflow != null && "long overflow".equals(overflow.getMessage()));
  }

  private static Problem farAway(Throwable failure) {
    LOG.log(Level.WARNING, "A time was used that nothing holds", failure);
    return Problem.of(
        ErrorCode.INVALID_VALUE,
        "A time in the request is none, or too far away. Choose one of the years 1900 to 9998.");
  }

  private static Problem unexpected(Throwable failure) {
    String number = UUID.randomUUID().toString();
    LOG.log(Level.ERROR, "Failed as " + number, failure);
    return Problem.of(
            ErrorCode.INTERNAL,
            "Belfry failed and logged why. Tell an administrator the number " + number + ".")
        .loggedAs("urn:uuid:" + number);
  }

  private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
    int depth = 0;
    for (Throwable t = failure; t != null && depth < 20; t = t.getCause(), depth++) {
      if (type.isInstance(t)) {
        return type.cast(t);
      }
    }
    return null;
  }
}
