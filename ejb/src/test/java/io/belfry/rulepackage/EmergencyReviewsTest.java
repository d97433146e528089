package io.belfry.rulepackage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the review of a version that judged without approval. */
class EmergencyReviewsTest {
  private static final byte[] FIRST =
      SamplePackage.zip("shop", "1.0.0", "ShopDown", "shop-team", "Look.");
  private static final byte[] SECOND =
      SamplePackage.zip("shop", "1.1.0", "ShopGone", "shop-team", "Look twice.");

  private RuleWorkshop workshop;
  private RuleService rules;

  @BeforeEach
  void open(@TempDir Path directory) throws Exception {
    workshop = new RuleWorkshop(directory);
    rules = workshop.rules;
  }

  @AfterEach
  void close() {
    workshop.close();
  }

  private TenantRelease emergency(Member who, String version) throws Exception {
    TenantRelease asked =
        rules.activations().activate(who, "shop", version, "The shop burns", true);
    return workshop.settled(asked.id());
  }

  private List<String> open() {
    return rules.desk().tasks(1).stream().map(ReviewTask::subject).toList();
  }

  private ReviewTask lastEnded() {
    return rules.desk().ended(1).get(0);
  }

  @Test
  void itEndsWithAReasonWhenAnApprovedVersionJudgesInItsPlace() throws Exception {
    rules.packages().upload(workshop.author, FIRST);
    assertThat(emergency(workshop.author, "1.0.0").state()).isEqualTo("active");
    assertThat(open()).containsExactly("shop 1.0.0");
    workshop.approved(SECOND);
    TenantRelease next =
        rules.activations().activate(workshop.author, "shop", "1.1.0", "Mended.", false);
    assertThat(open()).as("the first judges until then").containsExactly("shop 1.0.0");
    workshop.settled(next.id());

    assertThat(open()).isEmpty();
    assertThat(lastEnded().endedBy()).isEqualTo("belfry");
    assertThat(lastEnded().outcome())
        .isEqualTo("It judges no more: release %d does. Mended.".formatted(next.id()));
    assertThat(workshop.sealed()).endsWith("belfry review.over review:" + lastEnded().id());
  }

  @Test
  void itEndsWithARollbackAndIsOpenAgainWhenTheVersionJudgesOnceMore() throws Exception {
    rules.packages().upload(workshop.author, FIRST);
    TenantRelease burnt = emergency(workshop.author, "1.0.0");
    workshop.settled(rules.activations().rollback(workshop.author, null, "It was wrong").id());
    assertThat(open()).isEmpty();
    assertThat(lastEnded().outcome()).contains("Rollback. It was wrong");

    workshop.settled(rules.activations().rollback(workshop.author, burnt.id(), "No").id());
    assertThat(open()).as("nobody approved it yet").containsExactly("shop 1.0.0");
    assertThat(workshop.sealed().get(workshop.sealed().size() - 1)).contains("review.reopen");
    long task = rules.desk().tasks(1).get(0).id();
    rules.desk().done(workshop.second, task);

    workshop.settled(
        rules.activations().retire(workshop.author, "shop", "1.0.0", "Enough").orElseThrow().id());
    workshop.settled(rules.activations().rollback(workshop.author, burnt.id(), "Yes").id());
    assertThat(open()).as("somebody looked").isEmpty();
    assertThat(lastEnded().endedBy()).isEqualTo("user:2");
    assertThat(lastEnded().outcome()).isNull();
  }

  @Test
  void itEndsWhenThePackageJudgesNoMore() throws Exception {
    rules.packages().upload(workshop.author, FIRST);
    emergency(workshop.author, "1.0.0");
    workshop.settled(
        rules.activations().retire(workshop.author, "shop", "1.0.0", "Enough").orElseThrow().id());
    assertThat(open()).isEmpty();
    assertThat(lastEnded().outcome()).endsWith("does. Enough");
  }

  @Test
  void itEndsWhenTheVersionNeverJudgedAndWhoComesNextIsAskedFor() throws Exception {
    rules.packages().upload(workshop.author, FIRST);
    rules.packages().upload(workshop.author, SECOND);
    // No thread takes it up: it stays on its way.
    rules.close();
    TenantRelease first =
        rules.activations().activate(workshop.author, "shop", "1.0.0", "Burns", true);
    assertThat(open()).containsExactly("shop 1.0.0");
    rules.activations().cancel(workshop.author, first.id());
    assertThat(open()).isEmpty();
    assertThat(lastEnded().outcome()).isEqualTo("It never judged: It was taken back.");

    rules.activations().activate(workshop.author, "shop", "1.0.0", "Burns", true);
    rules.activations().activate(workshop.second, "shop", "1.0.0", "Still burns", true);
    assertThat(rules.desk().tasks(1))
        .singleElement()
        .satisfies(task -> assertThat(task.reason()).isEqualTo("Still burns"));
    rules.desk().done(workshop.memberWhoApproves(4), rules.desk().tasks(1).get(0).id());
    rules.activations().activate(workshop.second, "shop", "1.1.0", "And more", true);
    assertThat(open()).containsExactly("shop 1.1.0");
    rules.activations().activate(workshop.second, "shop", "1.0.0", "No, that", true);
    assertThat(open()).as("its own is asked for again").containsExactly("shop 1.0.0");
    assertThat(lastEnded().subject()).isEqualTo("shop 1.1.0");
    assertThat(lastEnded().outcome()).contains("An emergency took its place");
  }

  @Test
  void itEndsWhenTheReleaseFailsAndIsNotAskedAgainForAnApprovedVersion() throws Exception {
    workshop.approved(FIRST);
    TenantRelease burnt = emergency(workshop.author, "1.0.0");
    assertThat(open()).hasSize(1);
    workshop.settled(rules.activations().rollback(workshop.author, null, "Back").id());
    workshop.settled(rules.activations().rollback(workshop.author, burnt.id(), "Forth").id());
    assertThat(open()).as("it was approved before").isEmpty();

    rules.packages().upload(workshop.author, SECOND);
    rules.close();
    TenantRelease next =
        rules.activations().activate(workshop.author, "shop", "1.1.0", "Burns", true);
    String name = workshop.releases.initial();
    workshop.execute(
        "update tenant_release set state = 'preparing', name = '%s' where id = %d"
            .formatted(name, next.id()));
    rules.activator().failed(1, name, 1, "no such field");
    assertThat(open()).isEmpty();
    assertThat(lastEnded().outcome())
        .isEqualTo("It never judged: It fails on the past: no such field");
  }
}
