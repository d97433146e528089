package io.belfry.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static Settings of(Map<String, String> values) {
    return new Settings(values::get);
  }

  @Test
  void whatIsNotSetHasItsDefault() {
    Settings settings = of(Map.of("BELFRY_EMPTY", "  "));
    assertThat(settings.text("BELFRY_EMPTY")).isEmpty();
    assertThat(settings.number("BELFRY_PORT", 8080, 1, 65_535)).isEqualTo(8080);
    assertThat(settings.duration("BELFRY_WAIT", Duration.ofSeconds(5))).hasSeconds(5);
    assertThat(settings.flag("BELFRY_FLAG", true)).isTrue();
    assertThat(settings.dataDirectory()).isEqualTo(Path.of(".belfry").toAbsolutePath());
  }

  @Test
  void whatIsSetWins() {
    Settings settings =
        of(
            Map.of(
                "BELFRY_PORT", " 9090 ",
                "BELFRY_WAIT", "P1D",
                "BELFRY_FLAG", "false",
                "jboss.server.data.dir", "/srv/data"));
    assertThat(settings.number("BELFRY_PORT", 8080, 1, 65_535)).isEqualTo(9090);
    assertThat(settings.duration("BELFRY_WAIT", Duration.ofSeconds(5))).hasDays(1);
    assertThat(settings.flag("BELFRY_FLAG", true)).isFalse();
    assertThat(settings.dataDirectory()).isEqualTo(Path.of("/srv/data"));
  }

  @Test
  void ownDataDirectoryWinsOverTheServers() {
    Settings settings = of(Map.of("BELFRY_DATA", "/srv/belfry", "jboss.server.data.dir", "/x"));
    assertThat(settings.dataDirectory()).isEqualTo(Path.of("/srv/belfry"));
  }

  @Test
  void anUnreadableValueIsNamedWithItsValue() {
    Settings settings =
        of(Map.of("BELFRY_PORT", "0", "BELFRY_WAIT", "-PT1S", "BELFRY_FLAG", "yes", "N", "ten"));
    assertThatThrownBy(() -> settings.number("BELFRY_PORT", 8080, 1, 65_535))
        .hasMessageContaining("BELFRY_PORT (0)")
        .hasMessageContaining("from 1 to 65535");
    assertThatThrownBy(() -> settings.number("N", 1, 1, 2)).hasMessageContaining("N (ten)");
    assertThatThrownBy(() -> settings.duration("BELFRY_WAIT", Duration.ZERO))
        .hasMessageContaining("BELFRY_WAIT (-PT1S)");
    assertThatThrownBy(() -> settings.flag("BELFRY_FLAG", true))
        .hasMessageContaining("BELFRY_FLAG (yes)");
  }
}
