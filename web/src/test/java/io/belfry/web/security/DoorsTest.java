package io.belfry.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoorsTest {
  private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

  @ParameterizedTest
  @CsvSource({
    "GET, /",
    "HEAD, /",
    "GET, /index.html",
    "GET, /assets/index-4f2a.js",
    "GET, /favicon.svg",
    "GET, /health/live",
    "GET, /health/ready",
    "GET, /openapi",
    "GET, /api/v1/session",
    "POST, /api/v1/session",
    "POST, /v2/change/enqueue",
  })
  void opensToAnybody(String method, String path) {
    assertThat(Doors.isOpen(method, path, "*/*")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/events",
    "GET, /api/v1/session/password",
    "GET, /api/v1/session/",
    "PUT, /api/v1/session",
    "DELETE, /api/v1/session",
    "OPTIONS, /api/v1/session",
    "POST, /",
    "POST, /health/live",
    "GET, /metrics",
    "GET, /openapi/x",
    "POST, /openapi",
    "GET, /v2/change/enqueue",
    "POST, /v2/change/enqueue/x",
    "POST, /api/v2/silences",
    "GET, /healthy",
    "GET, /assetsx",
    "GET, /internal/problem",
    "POST, /intake/alertmanager",
    "GET, /whatever/somebody/adds/later",
  })
  void staysShut(String method, String path) {
    assertThat(Doors.isOpen(method, path, "*/*")).isFalse();
    assertThat(Doors.isOpen(method, path, null)).isFalse();
  }

  @Test
  void aBrowserGetsTheShellAtAnyAddressOfTheApplication() {
    assertThat(Doors.isPage("GET", "/events/0b6e", BROWSER)).isTrue();
    assertThat(Doors.isOpen("GET", "/events/0b6e", BROWSER)).isTrue();
    assertThat(Doors.isPage("POST", "/events/0b6e", BROWSER)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/events",
    "/api",
    "/metrics",
    "/intake/x",
    "/v2/enqueue",
    "/internal/problem",
    "/assets/x.js",
    "/health/live",
    "/openapi"
  })
  void aBrowserDoesNotGetTheShellAtAnAddressOfAProgram(String path) {
    assertThat(Doors.isPage("GET", path, BROWSER)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"/api/v1/events", "/metrics", "/intake/x", "/v2/enqueue", "/internal/problem"})
  void askingForHtmlOpensNoOtherDoor(String path) {
    assertThat(Doors.isOpen("GET", path, BROWSER)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "/|no-store",
        "/assets/a.js|public, max-age=31536000, immutable",
        "/api/v1/x|no-store"
      },
      delimiter = '|')
  void onlyHashedAssetsAreKept(String path, @Nullable String caching) {
    assertThat(SecurityHeaders.of(path, false)).containsEntry("Cache-Control", caching);
  }

  @Test
  void transportIsPinnedOnlyOnceItIsSecure() {
    assertThat(SecurityHeaders.of("/", true)).containsKey("Strict-Transport-Security");
    assertThat(SecurityHeaders.of("/", false)).doesNotContainKey("Strict-Transport-Security");
  }
}
