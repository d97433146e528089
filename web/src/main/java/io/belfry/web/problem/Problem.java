package io.belfry.web.problem;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.ItemError;
import io.belfry.platform.Texts;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failure as RFC 9457 writes it.
 *
 * @param type the address of the kind of failure
 * @param title one sentence that is true of every failure of this kind
 * @param status the HTTP status
 * @param detail what went wrong this time, and the next step
 * @param code the stable name of the kind
 * @param instance what the log names this failure, when it was logged
 * @param errors the parts of the request that are wrong
 * @param retryAfter how long to wait before trying again; sent as a header
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    @Nullable String instance,
    List<ItemView> errors,
    @JsonIgnore @Nullable Duration retryAfter) {

  /** The media type. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** One part of the request that is wrong, without what does not apply. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ItemView(
      @Nullable Integer index, @Nullable String field, String reason, String remedy) {
    static ItemView of(ItemError error) {
      String field = error.field();
      return new ItemView(
          error.index(),
          field == null ? null : Texts.storable(field),
          Texts.storable(error.reason()),
          Texts.storable(error.remedy()));
    }
  }

  /**
   * A failure with the parts that are wrong. It quotes what was sent, which may be what no JSON can
   * be written with.
   */
  public static Problem of(ErrorCode code, String detail, List<ItemError> errors) {
    return new Problem(
        "/problems/" + code.code(),
        code.title(),
        ProblemStatus.of(code),
        Texts.storable(detail),
        code.code(),
        null,
        errors.stream().map(ItemView::of).toList(),
        null);
  }

  /** A failure of one cause. */
  public static Problem of(ErrorCode code, String detail) {
    return of(code, detail, List.of());
  }

  Problem after(@Nullable Duration wait) {
    return new Problem(type, title, status, detail, code, instance, errors, wait);
  }

  Problem loggedAs(String newInstance) {
    return new Problem(type, title, status, detail, code, newInstance, errors, retryAfter);
  }

  /** Returns the whole seconds of the header Retry-After, when there is one. */
  @JsonIgnore
  public @Nullable Long retrySeconds() {
    return retryAfter == null ? null : Math.max(1, retryAfter.plusMillis(999).toSeconds());
  }
}
