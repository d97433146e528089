package io.belfry.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LauncherTest {

  @Test
  void withoutAnySettingItKeepsToThisMachine() throws Exception {
    LauncherSettings settings = LauncherSettings.of(Map.of("BELFRY_HOME", "/opt/belfry"));

    assertThat(settings.address()).isEqualTo("http://127.0.0.1:8080");
    assertThat(settings.data()).isEqualTo(Path.of("/opt/belfry/data"));
    assertThat(settings.databaseUrl()).isEmpty();
  }

  @Test
  void whatListensEverywhereIsReachedAsLocalhost() throws Exception {
    assertThat(LauncherSettings.of(Map.of("BELFRY_BIND", "0.0.0.0", "BELFRY_PORT", "81")).address())
        .isEqualTo("http://localhost:81");
    assertThat(LauncherSettings.of(Map.of("BELFRY_BIND", "::1")).address())
        .isEqualTo("http://[::1]:8080");
  }

  @Test
  void aSettingThatCannotBeUsedIsNamedWithItsValue() {
    for (String port : new String[] {"abc", "0", "65536", "-1"}) {
      assertThatExceptionOfType(StartFailure.class)
          .isThrownBy(() -> LauncherSettings.of(Map.of("BELFRY_PORT", port)))
          .withMessageContaining("BELFRY_PORT (" + port + ")");
    }
    assertThatExceptionOfType(StartFailure.class)
        .isThrownBy(() -> LauncherSettings.of(Map.of("BELFRY_DB_URL", "mysql://x")))
        .withMessageContaining("mysql://x");
  }

  @Test
  void aPortInUseIsToldBeforeAnythingStarts() throws Exception {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
      assertThatExceptionOfType(StartFailure.class)
          .isThrownBy(() -> Launcher.requireFree("127.0.0.1", taken.getLocalPort()))
          .withMessageContaining("Port " + port)
          .withMessageContaining("BELFRY_PORT");
    }
    assertThatNoException().isThrownBy(() -> Launcher.requireFree("127.0.0.1", port));
  }

  @Test
  void theFirstLoginIsReadWhateverElseTheServerSays() {
    assertThat(
            FirstLogin.of(
                "{\"username\":\"admin\", \"password\" : \"p4ss\",\"later\":\"x\",\"token\":\"bf_a_b-c\"}"))
        .isEqualTo(new FirstLogin("admin", "p4ss", "bf_a_b-c"));
  }

  @Test
  void theCurlLineIsOneLineThatAShellTakesAsItIs() {
    String line = Launcher.curl("http://127.0.0.1:8080", "bf_a_b-c");

    assertThat(line)
        .startsWith("curl http://127.0.0.1:8080/api/v1/alerts ")
        .contains("Bearer bf_a_b-c")
        .doesNotContain("\n");
    assertThat(line.chars().filter(c -> c == '\'').count() % 2).isZero();
  }
}
