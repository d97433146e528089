package io.belfry.rulepackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what with the packages of teams. */
class OwnersTest {
  private RuleWorkshop workshop;
  private RuleService rules;
  private Member shop;
  private Member other;

  @BeforeEach
  void open(@TempDir Path directory) throws Exception {
    workshop = new RuleWorkshop(directory);
    rules = workshop.rules;
    shop = workshop.memberOf("shop-team", 4);
    other = workshop.memberOf("other-team", 5);
  }

  @AfterEach
  void close() {
    workshop.close();
  }

  private static byte[] zip(String version, String owner) {
    SortedMap<String, byte[]> files =
        SamplePackage.files("shop", version, "ShopDown", "shop-team", "Look at " + version + ".");
    return SamplePackage.with(files, "package.yaml", "owner: shop-team", "owner: " + owner);
  }

  @Test
  void nobodyTakesOverThePackageOfAnotherTeam() throws Exception {
    workshop.approved(zip("1.0.0", "shop-team"));
    forbidden(() -> rules.activations().activate(other, "shop", "1.0.0", "", false));
    TenantRelease asked = rules.activations().activate(shop, "shop", "1.0.0", "", false);
    assertThat(workshop.settled(asked.id()).state()).isEqualTo("active");

    rules.packages().upload(other, zip("9.0.0", "other-team"));
    forbidden(() -> rules.activations().activate(other, "shop", "9.0.0", "Ours now", true));
    workshop.approved(zip("9.1.0", "other-team"));
    forbidden(() -> rules.activations().activate(other, "shop", "9.1.0", "", false));
    assertThat(
            forbidden(() -> rules.activations().activate(shop, "shop", "9.1.0", "", false))
                .detail())
        .contains("from the team (shop-team) to the team (other-team)");
    assertThat(rules.desk().tasks(1)).isEmpty();

    TenantRelease handed =
        rules.activations().activate(workshop.author, "shop", "9.1.0", "As agreed", false);
    assertThat(workshop.settled(handed.id()).state()).isEqualTo("active");
    forbidden(() -> rules.activations().rollback(shop, null, "Ours again"));
    forbidden(() -> rules.activations().rollback(other, null, "Theirs again"));
    TenantRelease without =
        rules.activations().retire(other, "shop", "9.1.0", "Not needed").orElseThrow();
    assertThat(workshop.settled(without.id()).state()).isEqualTo("active");
    assertThat(workshop.runbookOf("ShopDown", "k")).isNull();
  }

  @Test
  void versionsThatDoNotJudgeAreOfTheirTeamAndTheirAuthor() throws Exception {
    workshop.approved(zip("1.0.0", "shop-team"));
    forbidden(() -> rules.activations().retire(other, "shop", "1.0.0", "Away with it"));
    forbidden(() -> rules.activations().retire(workshop.stranger, "shop", "1.0.0", "Away"));
    assertThat(rules.activations().retire(shop, "shop", "1.0.0", "Ours")).isEmpty();

    rules.packages().upload(other, zip("2.0.0", "shop-team"));
    assertThat(rules.activations().retire(other, "shop", "2.0.0", "My mistake")).isEmpty();
  }

  private static Fault forbidden(Runnable action) {
    Fault fault = catchThrowableOfType(Fault.class, action::run);
    assertThat(fault).isNotNull();
    assertThat(fault.code()).as(fault.detail()).isEqualTo(ErrorCode.FORBIDDEN);
    return fault;
  }
}
