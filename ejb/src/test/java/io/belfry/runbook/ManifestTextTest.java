package io.belfry.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTextTest {
  private static final Version NEXT = new Version(1, 4, 1);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: shop\nowner: o\nversion: 1.4.0\nfacts: 1\n",
        "name: shop\nowner: o\nversion: \"1.4.0\" # as agreed\nfacts: 1\n",
        "name: shop\nowner: o\n\"version\": 1.4.0\nfacts: 1\n",
        "name: shop\nowner: o\n'version' : '1.4.0'\nfacts: 1\n",
        "name: shop\nowner: o\nversion:\n  1.4.0\nfacts: 1",
        "{name: shop, owner: o, changelog: before 1.3.9, version: 1.4.0, facts: 1}",
        "name: shop\r\nowner: o\r\nversion: 1.4.0\r\nfacts: 1\r\n"
      })
  void onlyTheVersionChanges(String manifest) {
    assertThat(ManifestText.withVersion(manifest, NEXT))
        .isEqualTo(manifest.replace("1.4.0", "1.4.1"));
  }

  @Test
  void whatTheChangelogSaysOfAVersionStays() {
    String manifest =
        "name: shop\nowner: o\nchangelog: |\n  version: 1.4.0 is better\nversion: 1.4.0\nfacts: 1\n";
    assertThat(ManifestText.withVersion(manifest, NEXT))
        .contains("  version: 1.4.0 is better\n")
        .contains("\nversion: 1.4.1\n");
  }

  @Test
  void whatCannotBeChangedIsRefusedWithWhatToWrite() {
    assertThatThrownBy(
            () ->
                ManifestText.withVersion(
                    "name: s\nowner: o\nversion: \"1.4\\x2e0\"\nfacts: 1\n", NEXT))
        .isInstanceOf(PackageException.class)
        .hasMessageContaining("package.yaml:3")
        .hasMessageContaining("version: 1.4.1");
  }
}
