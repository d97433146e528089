package io.belfry.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SessionCookieTest {
  @Test
  void noScriptReadsItAndNoOtherSiteSendsIt() {
    assertThat(SessionCookie.of("secret", false))
        .isEqualTo("belfry_session=secret; Path=/; HttpOnly; SameSite=Strict");
  }

  @Test
  void whereTransportIsSecureItNeverGoesByAnother() {
    assertThat(SessionCookie.of("secret", true)).endsWith("; Secure");
  }

  @Test
  void removingItEmptiesIt() {
    assertThat(SessionCookie.removed(false)).startsWith("belfry_session=;").endsWith("; Max-Age=0");
  }
}
