package io.belfry.platform;

/**
 * Every kind of failure that a client may meet. The code is part of the API and stays; the title is
 * for people and says nothing of the transport.
 */
public enum ErrorCode {
  MALFORMED_JSON("malformed-json", "The text is not valid JSON"),
  MISSING_FIELD("missing-field", "A required field is missing"),
  INVALID_VALUE("invalid-value", "A value cannot be accepted"),
  BODY_TOO_LARGE("body-too-large", "The body is too large"),
  UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", "This media type is not understood here"),
  NOT_ACCEPTABLE("not-acceptable", "No requested media type can be produced"),
  METHOD_NOT_ALLOWED("method-not-allowed", "This address does not offer that operation"),
  UNAUTHENTICATED("unauthenticated", "Nobody is signed in"),
  FORBIDDEN("forbidden", "The permission for this is missing"),
  PASSWORD_CHANGE_REQUIRED("password-change-required", "The one-time password must be changed"),
  CSRF("csrf", "The request does not prove that it comes from the application"),
  NOT_FOUND("not-found", "There is nothing here"),
  CONFLICT("conflict", "The request contradicts the present state"),
  ILLEGAL_TRANSITION("illegal-transition", "The event is not in a state for that"),
  KEY_TAKEN("key-taken", "A newer event has the same key"),
  PRECONDITION_FAILED("precondition-failed", "It has changed since it was read"),
  CHANGED_MEANWHILE("changed-meanwhile", "Somebody else was faster"),
  PRECONDITION_REQUIRED("precondition-required", "It must be read before it is changed"),
  TOO_MANY_REQUESTS("too-many-requests", "Too many requests"),
  BUSY("busy", "Belfry does one of these at a time"),
  STORAGE_UNAVAILABLE("storage-unavailable", "The storage does not answer"),
  INTERNAL("internal", "Belfry failed");

  private final String code;
  private final String title;

  ErrorCode(String code, String title) {
    this.code = code;
    this.title = title;
  }

  /** Returns the stable name, in words joined by hyphens. */
  public String code() {
    return code;
  }

  /** Returns one sentence that is true of every failure of this kind. */
  public String title() {
    return title;
  }
}
