package io.belfry.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.platform.Fault;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private final Passwords passwords = new Passwords(1_000);

  @Test
  void theRightPasswordMatchesAndAnotherDoesNot() {
    String stored = passwords.hash("correct horse battery");
    assertThat(passwords.matches("correct horse battery", stored)).isTrue();
    assertThat(passwords.matches("correct horse batterz", stored)).isFalse();
    assertThat(passwords.matches("", stored)).isFalse();
  }

  @Test
  void theSamePasswordIsNeverStoredTheSameWay() {
    assertThat(passwords.hash("correct horse")).isNotEqualTo(passwords.hash("correct horse"));
  }

  @Test
  void aPasswordStoredByAnotherProgramMatches() {
    // hashlib.pbkdf2_hmac('sha512', b'correct horse', b'0123456789abcdef', 1000)
    byte[] hash =
        HexFormat.of()
            .parseHex(
                "38cd0502822a0952b5b16b710e27df56505e8ed2dafa4b384cfef526279cc2e4"
                    + "99086f222db9e52043ce328557fa2d81db0912c6343c091191f4e90d1ae20f31");
    String stored =
        "pbkdf2-sha512$1000$MDEyMzQ1Njc4OWFiY2RlZg==$" + Base64.getEncoder().encodeToString(hash);
    assertThat(passwords.matches("correct horse", stored)).isTrue();
  }

  @Test
  void theSameLettersInOtherCodePointsMatch() {
    String stored = passwords.hash("caf\u00e9 au lait");
    assertThat(passwords.matches("cafe\u0301 au lait", stored)).isTrue();
  }

  @Test
  void nobodyMatchesNothing() {
    assertThat(passwords.matches("anything at all", null)).isFalse();
  }

  @Test
  void olderParametersStillMatchAndAreOutdated() {
    String stored = new Passwords(500).hash("correct horse");
    assertThat(passwords.matches("correct horse", stored)).isTrue();
    assertThat(passwords.outdated(stored)).isTrue();
    assertThat(passwords.outdated(passwords.hash("correct horse"))).isFalse();
  }

  @Test
  void aStoredTextOfAnotherFormIsRefused() {
    assertThatThrownBy(() -> passwords.matches("correct horse", "$2a$10$abc"))
        .hasMessageContaining("pbkdf2-sha512");
  }

  @Test
  void aChosenPasswordHasTwelveCharactersAndIsNew() {
    assertThatCode(() -> Passwords.check("ada", "before", "x".repeat(12)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Passwords.check("ada", "before", "x".repeat(11)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("11 characters");
    assertThatThrownBy(() -> Passwords.check("ada", "x".repeat(12), "x".repeat(12)))
        .hasMessageContaining("present one");
    assertThatThrownBy(() -> Passwords.check("ada.lovelace1", "before", "Ada.Lovelace1"))
        .hasMessageContaining("username");
  }
}
