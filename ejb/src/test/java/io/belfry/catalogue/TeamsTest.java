package io.belfry.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.facts.Level;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.ItemError;
import io.belfry.platform.Page;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeamsTest {
  private final CatalogueFixture catalogue = new CatalogueFixture();

  @AfterEach
  void close() {
    catalogue.close();
  }

  private Team add(String id, String name, @Nullable String mail) {
    return catalogue.inTenant(() -> catalogue.teams.add(id, name, mail));
  }

  private ErrorCode refusedToAdd(String id, String name, @Nullable String mail) {
    return catalogue.refused(() -> catalogue.teams.add(id, name, mail));
  }

  private @Nullable Fault remove(String id, @Nullable Integer version) {
    return catalogue.refusal(
        () -> {
          catalogue.teams.remove(id, version);
          return true;
        });
  }

  @Test
  void aTeamIsAddedReadAndListedById() {
    add("web", "  Web shop ", "web@example.com");
    Team read = catalogue.inTenant(() -> catalogue.teams.get("web"));
    assertThat(read.name()).isEqualTo("Web shop");
    assertThat(read.mail()).isEqualTo("web@example.com");
    assertThat(read.version()).isZero();
    Page<Team> first = catalogue.inTenant(() -> catalogue.teams.list(null, 4));
    assertThat(first.items())
        .extracting(Team::id)
        .containsExactly("backup-team", "database-team", "network-team", "operations");
    Page<Team> second = catalogue.inTenant(() -> catalogue.teams.list(first.nextCursor(), 4));
    assertThat(second.items())
        .extracting(Team::id)
        .containsExactly("platform-team", "security-team", "storage-team", "web");
    assertThat(second.nextCursor()).isNull();
    assertThat(catalogue.told()).as("rules do not decide by teams").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Web", "web team", "-web", "wéb", "web/shop", "web\n"})
  void anIdThatCannotBeOneIsRefused(String id) {
    assertThat(refusedToAdd(id, "Web", null)).isEqualTo(ErrorCode.INVALID_VALUE);
  }

  @Test
  void anIdHasAtMost63Characters() {
    assertThat(add("a".repeat(63), "Long", null).id()).hasSize(63);
    assertThat(refusedToAdd("a".repeat(64), "Longer", null)).isEqualTo(ErrorCode.INVALID_VALUE);
  }

  @Test
  void aNameIsOneLineOfAtMost200Characters() {
    assertThat(refusedToAdd("web", " ", null)).isEqualTo(ErrorCode.MISSING_FIELD);
    assertThat(refusedToAdd("web", "a\nb", null)).isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(refusedToAdd("web", "nul\0", null)).isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(refusedToAdd("web", "half \ud83d", null)).isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(refusedToAdd("web", "n".repeat(201), null)).isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(add("web", "n".repeat(199) + "é", null).name()).hasSize(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"web", "a@b@c", "@example.com", "web@", "Web <web@example.com>", "a@b\r\nBcc: c"})
  void anAddressThatCannotBeOneIsRefused(String mail) {
    assertThat(refusedToAdd("web", "Web", mail)).isEqualTo(ErrorCode.INVALID_VALUE);
  }

  @Test
  void anEmptyAddressIsNone() {
    assertThat(add("web", "Web", " ").mail()).isNull();
  }

  @Test
  void aTakenIdIsRefused() {
    assertThat(refusedToAdd("operations", "Again", null)).isEqualTo(ErrorCode.CONFLICT);
  }

  @Test
  void aChangeThatWasDecidedOnAnOldVersionIsRefused() {
    add("web", "Web", null);
    Team changed = catalogue.inTenant(() -> catalogue.teams.change("web", 0, "Shop", "s@x.org"));
    assertThat(changed.version()).isEqualTo(1);
    assertThat(catalogue.refused(() -> catalogue.teams.change("web", 0, "Lost", null)))
        .isEqualTo(ErrorCode.PRECONDITION_FAILED);
    assertThat(catalogue.inTenant(() -> catalogue.teams.get("web")).name()).isEqualTo("Shop");
    assertThat(catalogue.refused(() -> catalogue.teams.change("none", null, "N", null)))
        .isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(catalogue.refused(() -> catalogue.teams.get("no\0ne")))
        .isEqualTo(ErrorCode.NOT_FOUND);
  }

  @Test
  void aTeamIsRemovedWhenItOwnsNothing() {
    add("web", "Web", null);
    assertThat(remove("web", 7)).extracting(Fault::code).isEqualTo(ErrorCode.PRECONDITION_FAILED);
    assertThat(remove("web", 0)).isNull();
    assertThat(remove("web", null)).extracting(Fault::code).isEqualTo(ErrorCode.NOT_FOUND);
  }

  @Test
  void aTeamThatOwnsSomethingStaysAndTheRefusalSaysWhat() {
    for (int i = 1; i <= 6; i++) {
      String name = "shop-" + i;
      catalogue.inTenant(() -> catalogue.services.add(name, "operations", Level.LOW));
    }
    catalogue.execute(
        "insert into event (tenant_id, id, number, key, subject, type, source, service, ci,"
            + " severity, impact, urgency, priority, condition, owner_team, opened_at,"
            + " opened_by_rule, release, handling)"
            + " select 1, gen_random_uuid(), n, '', '', '', '', '', '', '', '', '', '', '',"
            + " 'operations', now(), '', '', handling"
            + " from (values (1, 'open'), (2, 'resolved'), (3, 'closed')) as v (n, handling)");
    Fault refusal = remove("operations", null);
    assertThat(refusal).isNotNull();
    assertThat(refusal.code()).isEqualTo(ErrorCode.CONFLICT);
    assertThat(refusal.errors())
        .extracting(ItemError::reason)
        .containsExactly(
            "It owns 6 services (shop-1, shop-2, shop-3, shop-4, shop-5, …)",
            "It is the default owner",
            "It owns 1 events");
  }

  @Test
  void theTeamsOfAnotherTenantAreNotThere() {
    catalogue.execute("insert into tenant (id, slug, name) values (2, 'other', 'Other')");
    catalogue.execute("insert into team (tenant_id, id, name) values (2, 'theirs', 'Theirs')");
    assertThat(catalogue.refused(() -> catalogue.teams.get("theirs")))
        .isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(catalogue.inTenant(() -> catalogue.teams.names())).doesNotContainKey("theirs");
    assertThat(catalogue.inTenant(() -> catalogue.teams.list("storage-team", 9)).items()).isEmpty();
  }
}
