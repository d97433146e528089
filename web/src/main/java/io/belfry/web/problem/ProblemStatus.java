package io.belfry.web.problem;

import io.belfry.platform.ErrorCode;

/** The one place that knows which HTTP status a kind of failure has. */
final class ProblemStatus {
  private ProblemStatus() {}

  static int of(ErrorCode code) {
    return switch (code) {
      case MALFORMED_JSON, MISSING_FIELD, INVALID_VALUE -> 400;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN, PASSWORD_CHANGE_REQUIRED, CSRF -> 403;
      case NOT_FOUND -> 404;
      case METHOD_NOT_ALLOWED -> 405;
      case NOT_ACCEPTABLE -> 406;
      case CONFLICT, ILLEGAL_TRANSITION, KEY_TAKEN -> 409;
      case PRECONDITION_FAILED, CHANGED_MEANWHILE -> 412;
      case BODY_TOO_LARGE -> 413;
      case UNSUPPORTED_MEDIA_TYPE -> 415;
      case PRECONDITION_REQUIRED -> 428;
      case TOO_MANY_REQUESTS -> 429;
      case INTERNAL -> 500;
      case BUSY, STORAGE_UNAVAILABLE -> 503;
    };
  }

  /** Returns the kind that a status of the server's own stands for. */
  static ErrorCode codeOf(int status) {
    return switch (status) {
      case 401 -> ErrorCode.UNAUTHENTICATED;
      case 403 -> ErrorCode.FORBIDDEN;
      case 404, 410 -> ErrorCode.NOT_FOUND;
      case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
      case 406 -> ErrorCode.NOT_ACCEPTABLE;
      case 409 -> ErrorCode.CONFLICT;
      case 412 -> ErrorCode.PRECONDITION_FAILED;
      case 413 -> ErrorCode.BODY_TOO_LARGE;
      case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
      case 428 -> ErrorCode.PRECONDITION_REQUIRED;
      case 429 -> ErrorCode.TOO_MANY_REQUESTS;
      case 503 -> ErrorCode.STORAGE_UNAVAILABLE;
      default -> status >= 500 ? ErrorCode.INTERNAL : ErrorCode.INVALID_VALUE;
    };
  }
}
