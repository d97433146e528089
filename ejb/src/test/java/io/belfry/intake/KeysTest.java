package io.belfry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KeysTest {
  /** Keys join alerts to events that were opened long ago, so they may never change. */
  @Test
  void aKeyStaysWhatItIs() {
    assertThat(Keys.of("HostDown", new TreeMap<>(Map.of("host", "a", "rack", "Zürich"))))
        .isEqualTo("HostDown/de0a2b9d6a2bca19");
    assertThat(Keys.of("HostDown", Map.of())).isEqualTo("HostDown/e3b0c44298fc1c14");
  }

  @Test
  void whereANameEndsAndAValueBeginsCounts() {
    assertThat(Keys.of("A", Map.of("ab", "c"))).isNotEqualTo(Keys.of("A", Map.of("a", "bc")));
  }
}
