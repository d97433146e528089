package io.belfry.web.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.identity.Caller;
import io.belfry.identity.Role;
import io.belfry.identity.SignedIn;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionGateTest {
  private final SignedIn settled = session("secret", false);
  private final SignedIn fresh = session("secret", true);

  private static SignedIn session(String secret, boolean passwordChangeRequired) {
    Caller caller = new Caller(1, "ada", Role.OPERATOR.permissions(), Caller.Kind.USER);
    return new SignedIn(
        secret, caller, "Ada", Set.of(Role.OPERATOR), passwordChangeRequired, "default", "Default");
  }

  private static void passes(
      SignedIn session, String method, String path, @Nullable String csrfToken) {
    assertThatCode(() -> SessionGate.check(session, method, path, csrfToken))
        .doesNotThrowAnyException();
  }

  private static ErrorCode refusal(
      SignedIn session, String method, String path, @Nullable String csrfToken) {
    Fault fault =
        catchThrowableOfType(
            Fault.class, () -> SessionGate.check(session, method, path, csrfToken));
    return fault.code();
  }

  @Test
  void readingNeedsNoToken() {
    passes(settled, "GET", "/api/v1/events", null);
    passes(settled, "HEAD", "/api/v1/events", null);
  }

  @Test
  void changingNeedsTheTokenOfThisSession() {
    passes(settled, "POST", "/api/v1/users", settled.csrfToken());
    assertThat(refusal(settled, "POST", "/api/v1/users", null)).isEqualTo(ErrorCode.CSRF);
    assertThat(refusal(settled, "POST", "/api/v1/users", "")).isEqualTo(ErrorCode.CSRF);
    assertThat(refusal(settled, "DELETE", "/api/v1/session", null)).isEqualTo(ErrorCode.CSRF);
    String other = session("another secret", false).csrfToken();
    assertThat(refusal(settled, "PATCH", "/api/v1/users/x", other)).isEqualTo(ErrorCode.CSRF);
  }

  @Test
  void aOneTimePasswordOpensNothingButItsOwnChange() {
    passes(fresh, "GET", "/api/v1/session", null);
    passes(fresh, "DELETE", "/api/v1/session", fresh.csrfToken());
    passes(fresh, "PUT", "/api/v1/session/password", fresh.csrfToken());
    assertThat(refusal(fresh, "GET", "/api/v1/events", null))
        .isEqualTo(ErrorCode.PASSWORD_CHANGE_REQUIRED);
    assertThat(refusal(fresh, "GET", "/metrics", null))
        .isEqualTo(ErrorCode.PASSWORD_CHANGE_REQUIRED);
    assertThat(refusal(fresh, "PUT", "/api/v1/session/password", null)).isEqualTo(ErrorCode.CSRF);
  }
}
