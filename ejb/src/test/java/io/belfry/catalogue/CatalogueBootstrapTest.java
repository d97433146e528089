package io.belfry.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.journal.Change;
import io.belfry.platform.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CatalogueBootstrapTest {
  private final CatalogueFixture catalogue = new CatalogueFixture();

  @AfterEach
  void close() {
    catalogue.close();
  }

  private void start() {
    catalogue.persistence.transaction(entities -> catalogue.bootstrap.run());
  }

  @Test
  void theFirstStartMakesTheTeamsAndTellsTheRulesWhoOwnsTheRest() {
    assertThat(catalogue.inTenant(() -> catalogue.teams.names()))
        .isEqualTo(CatalogueBootstrap.TEAMS);
    assertThat(catalogue.inTenant(() -> catalogue.defaultOwners.get()).team())
        .isEqualTo("operations");
    assertThat(catalogue.toldAtTheStart).containsExactly(new Change.DefaultOwnerSet("operations"));
  }

  @Test
  void aLaterStartBringsBackNothingThatPeopleChanged() {
    catalogue.inTenant(() -> catalogue.defaultOwners.passTo("storage-team", 0));
    catalogue.inTenant(
        () -> {
          catalogue.teams.remove("operations", null);
          return true;
        });
    catalogue.told();
    start();
    assertThat(catalogue.inTenant(() -> catalogue.teams.names())).doesNotContainKey("operations");
    assertThat(catalogue.inTenant(() -> catalogue.defaultOwners.get()).team())
        .isEqualTo("storage-team");
    assertThat(catalogue.told()).isEmpty();
  }

  @Test
  void aTenantThatCameLaterGetsItsOwn() {
    catalogue.execute("insert into tenant (id, slug, name) values (2, 'other', 'Other')");
    start();
    assertThat(catalogue.told()).containsExactly(new Change.DefaultOwnerSet("operations"));
    assertThat(catalogue.inTenant(() -> catalogue.teams.list(null, 50)).items())
        .hasSize(CatalogueBootstrap.TEAMS.size());
  }

  @Test
  void theDefaultOwnerPassesToATeamThatExists() {
    DefaultOwner passed =
        catalogue.inTenant(() -> catalogue.defaultOwners.passTo("storage-team", 0));
    assertThat(passed.version()).isEqualTo(1);
    assertThat(catalogue.told()).containsExactly(new Change.DefaultOwnerSet("storage-team"));
    assertThat(catalogue.refused(() -> catalogue.defaultOwners.passTo("backup-team", 0)))
        .isEqualTo(ErrorCode.PRECONDITION_FAILED);
    assertThat(catalogue.refused(() -> catalogue.defaultOwners.passTo("nobody", 1)))
        .isEqualTo(ErrorCode.INVALID_VALUE);
    catalogue.inTenant(() -> catalogue.defaultOwners.passTo("storage-team", 1));
    assertThat(catalogue.told()).as("neither a refusal nor the same again").isEmpty();
  }
}
