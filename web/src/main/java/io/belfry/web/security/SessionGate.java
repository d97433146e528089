package io.belfry.web.security;

import io.belfry.identity.SignedIn;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Secrets;
import org.jspecify.annotations.Nullable;

/** What a browser with a login session must bring besides its cookie. */
final class SessionGate {
  static final String CSRF_HEADER = "X-CSRF-Token";

  private SessionGate() {}

  /**
   * Lets a request of a session pass or not.
   *
   * @throws Fault csrf for a change without the session's token; password-change-required for
   *     anything but that change while the password was given for one login
   */
  static void check(SignedIn session, String method, String path, @Nullable String csrfToken) {
    if (!Doors.isRead(method)
        && (csrfToken == null || !Secrets.same(session.csrfToken(), csrfToken))) {
      throw new Fault(
          ErrorCode.CSRF,
          "Send the csrfToken of GET " + Doors.SESSION + " in the header " + CSRF_HEADER + ".");
    }
    if (session.passwordChangeRequired() && !settlesPassword(path)) {
      throw new Fault(
          ErrorCode.PASSWORD_CHANGE_REQUIRED,
          "Choose a password of your own with PUT " + Doors.PASSWORD + " first.");
    }
  }

  private static boolean settlesPassword(String path) {
    return path.equals(Doors.SESSION) || path.equals(Doors.PASSWORD);
  }
}
