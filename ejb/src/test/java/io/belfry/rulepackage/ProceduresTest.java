package io.belfry.rulepackage;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.runbook.Procedure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do about an event, by the runbook that judged it. */
class ProceduresTest {

  @Test
  void theStepsOfARunbookThatJudgesAreFoundAndOthersAreNot(@TempDir Path data) throws Exception {
    try (RuleWorkshop workshop = new RuleWorkshop(data)) {
      Procedures procedures = workshop.rules.procedures();

      Procedures.Found found = procedures.of(1, "base/down").orElseThrow();
      assertThat(found.title()).isEqualTo("base is down");
      assertThat(found.packageName()).isEqualTo("belfry-default");
      assertThat(found.procedure().phases())
          .singleElement()
          .satisfies(
              phase -> {
                assertThat(phase.moment()).isEqualTo(Procedure.Moment.FIRST_MINUTES);
                assertThat(phase.steps()).extracting(Procedure.Step::text).containsExactly("Look.");
              });
      assertThat(procedures.of(1, "nobody/knows")).isEmpty();

      // A draft judges nothing, so it tells nobody what to do.
      workshop
          .rules
          .packages()
          .upload(
              workshop.author,
              SamplePackage.zip("shop", "1.0.0", "ShopDown", "shop-team", "Look at the shop."));
      assertThat(procedures.of(1, "shop/down")).isEmpty();
      workshop.execute(
          "update package_version set state = 'active' where package = 'shop' and tenant_id = 1");
      assertThat(procedures.of(1, "shop/down")).isPresent();
    }
  }
}
