package io.belfry.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
  @Test
  void whatIsSealedOpensAtItsPlaceAlsoAfterARestart(@TempDir Path directory) {
    byte[] sealed = Vault.open(directory).seal("pässword", "a");

    assertThat(Vault.open(directory).open(sealed, "a")).isEqualTo("pässword");
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("ssword");
  }

  @Test
  void theSameTextIsNeverSealedTheSameWay(@TempDir Path directory) {
    Vault vault = Vault.open(directory);

    assertThat(vault.seal("x", "a")).isNotEqualTo(vault.seal("x", "a"));
  }

  @Test
  void atAnotherPlaceOrChangedOrWithAnotherKeyItDoesNotOpen(@TempDir Path directory)
      throws Exception {
    Vault vault = Vault.open(directory);
    byte[] sealed = vault.seal("secret", "a");
    refuses(vault, sealed, "b");
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      refuses(vault, changed, "a");
    }
    refuses(vault, new byte[0], "a");
    refuses(vault, new byte[] {1, 2, 3}, "a");

    Files.delete(directory.resolve(Vault.FILE));
    refuses(Vault.open(directory), sealed, "a");
  }

  private static void refuses(Vault vault, byte[] sealed, String place) {
    assertThatThrownBy(() -> vault.open(sealed, place))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo(ErrorCode.CONFLICT))
        .hasMessageContaining("Enter it again")
        .hasMessageNotContaining("secret\"");
  }

  @Test
  void onlyTheOwnerMayReadTheKeyWhateverSomebodyAllowed(@TempDir Path directory) throws Exception {
    Vault.open(directory);
    Path file = directory.resolve(Vault.FILE);
    assertThat(file).hasSize(32);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Vault.open(directory);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aKeyThatIsCutStopsTheStartAndStays(@TempDir Path directory) throws Exception {
    Files.write(directory.resolve(Vault.FILE), new byte[31]);

    assertThatThrownBy(() -> Vault.open(directory))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(Vault.FILE)
        .hasRootCauseMessage("It has 31 bytes, not 32");
    assertThat(directory.resolve(Vault.FILE)).hasSize(31);
  }
}
