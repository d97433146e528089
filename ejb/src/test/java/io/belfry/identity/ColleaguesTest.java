package io.belfry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.platform.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColleaguesTest {
  private IdentityFixture identity;
  private Colleagues colleagues;

  @BeforeEach
  void open(@TempDir Path directory) {
    identity = new IdentityFixture(directory);
    colleagues = new Colleagues(identity.persistence.entities(), identity.tenant);
    identity.inTenant(
        () -> {
          identity.users.add("ada", "Ada Lovelace", Set.of(Role.OPERATOR));
          identity.users.add("grace", "Grace Hopper", Set.of(Role.VIEWER));
          identity.users.add("linus", "Linus 100%", Set.of(Role.OPERATOR));
          return identity.users.change("linus", new UserChange(null, null, null, false));
        });
  }

  @AfterEach
  void close() {
    identity.close();
  }

  private List<String> found(@Nullable String text) {
    return identity.inTenant(() -> colleagues.find(text, null, 10)).items().stream()
        .map(User::username)
        .toList();
  }

  @Test
  void aPartOfEitherNameFindsThemInAnyLetterCase() {
    assertThat(found(" LOVE ")).containsExactly("ada");
    assertThat(found("ra")).containsExactly("grace");
    assertThat(found(null)).contains("ada", "grace", "linus");
    assertThat(found("nobody of this name")).isEmpty();
  }

  @Test
  void signsThatMeanSomethingElsewhereAreOnlySigns() {
    assertThat(found("%")).containsExactly("linus");
    assertThat(found("_")).isEmpty();
  }

  @Test
  void whoIsDisabledIsNotFound() {
    identity.inTenant(() -> identity.users.change("grace", new UserChange(null, null, null, true)));
    assertThat(found("grace")).isEmpty();
  }

  @Test
  void theyComePageByPage() {
    Page<User> first = identity.inTenant(() -> colleagues.find("a", null, 1));
    Page<User> second = identity.inTenant(() -> colleagues.find("a", first.nextCursor(), 10));
    assertThat(first.items()).extracting(User::username).containsExactly("ada");
    assertThat(second.items()).extracting(User::username).contains("grace").doesNotContain("ada");
  }
}
