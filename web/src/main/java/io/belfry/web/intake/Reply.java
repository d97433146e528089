package io.belfry.web.intake;

/**
 * An answer.
 *
 * @param body empty for none
 */
record Reply(int status, String mediaType, byte[] body) {
  static final String JSON = "application/json";

  static Reply empty(int status) {
    return new Reply(status, JSON, new byte[0]);
  }
}
