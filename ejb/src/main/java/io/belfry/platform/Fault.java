package io.belfry.platform;

import jakarta.ejb.ApplicationException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failure that its caller is told about: a code, a sentence with the offending value and the next
 * step, and, where several parts are wrong, one error for each. It rolls back the transaction.
 */
@ApplicationException(rollback = true)
public class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient List<ItemError> errors;
  private final @Nullable Duration retryAfter;

  /** Creates a fault of one cause. */
  public Fault(ErrorCode code, String detail) {
    this(code, detail, List.of(), null, null);
  }

  /** Creates a fault with the parts that are wrong. */
  public Fault(ErrorCode code, String detail, List<ItemError> errors) {
    this(code, detail, errors, null, null);
  }

  /** Creates a fault that came of another failure. */
  public Fault(ErrorCode code, String detail, Throwable cause) {
    this(code, detail, List.of(), null, cause);
  }

  private Fault(
      ErrorCode code,
      String detail,
      List<ItemError> errors,
      @Nullable Duration retryAfter,
      @Nullable Throwable cause) {
    super(detail, cause);
    this.code = code;
    this.errors = List.copyOf(errors);
    this.retryAfter = retryAfter;
  }

  /** Creates a fault that passes: the same request may succeed after {@code wait}. */
  public static Fault passing(ErrorCode code, String detail, Duration wait) {
    return new Fault(code, detail, List.of(), wait, null);
  }

  /** Creates a fault of one field. */
  public static Fault ofField(ErrorCode code, String field, String reason, String remedy) {
    return new Fault(code, reason + ". " + remedy, List.of(ItemError.of(field, reason, remedy)));
  }

  public ErrorCode code() {
    return code;
  }

  /** Returns the sentence for people. */
  public String detail() {
    String message = getMessage();
    return message == null ? code.title() : message;
  }

  public List<ItemError> errors() {
    return errors;
  }

  /** Returns how long to wait before trying again, when waiting helps. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
