package io.belfry.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.platform.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IdentitySettingsTest {
  @Test
  void defaults() {
    assertThat(IdentitySettings.from(new Settings(name -> null)))
        .isEqualTo(
            new IdentitySettings(
                Duration.ofHours(8),
                Duration.ofDays(7),
                210_000,
                Duration.ofSeconds(30),
                Path.of(".belfry").toAbsolutePath()));
  }

  @Test
  void passwordsAreNeverHashedWithLess() {
    Map<String, String> values = Map.of("BELFRY_PASSWORD_ITERATIONS", "1000");
    assertThatThrownBy(() -> IdentitySettings.from(new Settings(name -> values.get(name))))
        .hasMessageContaining("BELFRY_PASSWORD_ITERATIONS (1000)");
  }
}
