package io.belfry.rulepackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to releases that are asked for while others change something. */
class ActivationsTest {
  private static final byte[] ZIP =
      SamplePackage.zip("shop", "1.0.0", "ShopDown", "shop-team", "Look.");

  private static final String WAITING =
      "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
          + " and datname = current_database()";

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

  private Fault meanwhile(Runnable action, String change) throws Exception {
    try (Connection connection = workshop.database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select set_config('belfry.tenant', '*', true)");
      statement.execute("select from tenant_release where state = 'active' for update");
      CompletableFuture<Fault> refused =
          CompletableFuture.supplyAsync(() -> catchThrowableOfType(Fault.class, action::run));
      while (workshop.count(WAITING) == 0 && !refused.isDone()) {
        Thread.sleep(10);
      }
      statement.execute(change);
      connection.commit();
      Fault fault = refused.get(60, TimeUnit.SECONDS);
      assertThat(fault).as("what was decided on the state before").isNotNull();
      return fault;
    }
  }

  @Test
  void aVersionThatIsRetiredMeanwhileIsNotActivated() throws Exception {
    workshop.approved(ZIP);
    Fault fault =
        meanwhile(
            () -> rules.activations().activate(workshop.author, "shop", "1.0.0", "", false),
            "update package_version set state = 'retired' where package = 'shop'");
    assertThat(fault.code()).isEqualTo(ErrorCode.CONFLICT);
    assertThat(fault.detail()).contains("retired");
    assertThat(rules.activations().list(1, Long.MAX_VALUE, 9)).hasSize(1);
  }

  @Test
  void anEmergencyIsNotDecidedOnAReleaseThatIsReplacedMeanwhile() throws Exception {
    rules.packages().upload(workshop.author, ZIP);
    Fault fault =
        meanwhile(
            () -> rules.activations().activate(workshop.author, "shop", "1.0.0", "Now", true),
            "with before as (update tenant_release set state = 'replaced' where state = 'active'"
                + " returning *) insert into tenant_release (tenant_id, name, parts, state, actor,"
                + " reason, asked_at) select tenant_id, name, parts, 'compiling', actor, reason,"
                + " asked_at from before;"
                + " update tenant_release set state = 'active' where state = 'compiling'");
    assertThat(fault.code()).isEqualTo(ErrorCode.CONFLICT);
    assertThat(fault.detail()).contains("became active meanwhile");
  }

  @Test
  void whatIsOnItsWayIsTakenBackAndGivesWayToAnEmergency() throws Exception {
    workshop.approved(ZIP);
    long stuck = stuck("user:3");
    conflict(() -> rules.activations().activate(workshop.author, "shop", "1.0.0", "", false));
    Member else1 = workshop.memberOf("shop-team", 4);
    assertThat(refused(() -> rules.activations().cancel(else1, stuck)).code())
        .isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(rules.activations().cancel(workshop.stranger, stuck).state()).isEqualTo("failed");
    conflict(() -> rules.activations().cancel(workshop.stranger, stuck));
    assertThat(refused(() -> rules.activations().cancel(workshop.author, 999)).code())
        .isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(workshop.sealed()).endsWith("user:3 release.cancel release:" + stuck);

    long again = stuck("user:3");
    TenantRelease asked =
        rules.activations().activate(workshop.author, "shop", "1.0.0", "It burns", true);
    assertThat(workshop.settled(asked.id()).state()).isEqualTo("active");
    assertThat(workshop.settled(again).failure()).contains("emergency");
    assertThat(workshop.runbookOf("ShopDown", "k")).isEqualTo("shop/down");
  }

  @Test
  void onlyWhatIsOnItsWayIsWantedAndActivated() throws Exception {
    String name = workshop.releases.initial();
    long stuck = stuck("user:3");
    workshop.execute("update tenant_release set name = '" + name + "' where id = " + stuck);
    assertThat(rules.activator().isWanted(1, name, 1)).isTrue();
    assertThat(rules.activator().isWanted(1, "another", 1)).isFalse();
    assertThat(rules.activator().isWanted(2, name, 1)).isFalse();
    rules.activations().cancel(workshop.stranger, stuck);
    assertThat(rules.activator().isWanted(1, name, 1)).isFalse();
    assertThat(rules.activator().ready(1, name, 1)).isFalse();
    assertThat(rules.activations().list(1, Long.MAX_VALUE, 1).get(0).state()).isEqualTo("failed");
  }

  /** A release whose readiness nobody will report. */
  private long stuck(String actor) throws Exception {
    workshop.execute(
        "insert into tenant_release (tenant_id, parts, state, actor, reason, asked_at)"
            + " values (1, '[]', 'preparing', '%s', '', now())".formatted(actor));
    return workshop.count("select max(id) from tenant_release");
  }

  private static void conflict(Runnable action) {
    assertThat(refused(action).code()).isEqualTo(ErrorCode.CONFLICT);
  }

  private static Fault refused(Runnable action) {
    Fault fault = catchThrowableOfType(Fault.class, action::run);
    assertThat(fault).isNotNull();
    return fault;
  }
}
