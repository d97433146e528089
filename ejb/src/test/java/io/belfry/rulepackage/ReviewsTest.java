package io.belfry.rulepackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.runbook.PackageZip;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Objects;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which runbooks somebody has to read again. */
class ReviewsTest {
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

  /** Has the active package say something else, as its next version would. */
  private void says(String more) throws Exception {
    SortedMap<String, byte[]> files =
        SamplePackage.files("base", "1.0.0", "Base", "shop-team", "Look.");
    String runbook =
        new String(
            Objects.requireNonNull(files.get("runbooks/base/down.md")), StandardCharsets.UTF_8);
    files.put(
        "runbooks/base/down.md",
        runbook
            .replace("class: availability", "class: availability\n" + more)
            .getBytes(StandardCharsets.UTF_8));
    content(PackageZip.pack(files));
  }

  private void content(byte[] zip) throws Exception {
    workshop.execute(
        "update package_version set content = decode('%s', 'hex') where tenant_id = 1"
            .formatted(HexFormat.of().formatHex(zip)));
  }

  @Test
  void anOverdueRunbookIsATaskOncePerDate() throws Exception {
    says("review-by: 2020-01-01");
    rules.reviews().raiseOverdue();
    rules.reviews().raiseOverdue();
    assertThat(rules.desk().tasks(1))
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.subject()).isEqualTo("base/down");
              assertThat(task.team()).isEqualTo("shop-team");
              assertThat(task.reason()).contains("2020-01-01");
            });
    long task = rules.desk().tasks(1).get(0).id();
    Fault fault =
        catchThrowableOfType(Fault.class, () -> rules.desk().done(workshop.stranger, task));
    assertThat(fault.code()).isEqualTo(ErrorCode.FORBIDDEN);
    rules.desk().done(workshop.memberOf("shop-team", 4), task);
    rules.reviews().raiseOverdue();
    assertThat(rules.desk().tasks(1)).as("it was done").isEmpty();

    says("review-by: 2021-01-01");
    rules.reviews().raiseOverdue();
    assertThat(rules.desk().tasks(1)).as("of the next date").hasSize(1);
    says("review-by: 2999-01-01");
    rules.reviews().raiseOverdue();
    assertThat(rules.desk().tasks(1)).as("somebody read it").isEmpty();
    assertThat(workshop.count("select count(*) from review_task where done_by = 'belfry'"))
        .isEqualTo(1);
  }

  @Test
  void whatIsWrongWithOneTenantDoesNotKeepTheOthersWaiting() throws Exception {
    says("review-by: 2020-01-01");
    workshop.execute("insert into tenant (id, slug, name) values (2, 'second', 'Second')");
    workshop.execute(
        "insert into rule_package (tenant_id, name, team, rank)"
            + " select 2, name, team, rank from rule_package where tenant_id = 1");
    workshop.execute(
        "insert into package_version (tenant_id, package, major, minor, patch, state, team,"
            + " changelog, author, content, digest, created_at)"
            + " select 2, package, major, minor, patch, state, team, changelog, author, content,"
            + " digest, created_at from package_version where tenant_id = 1");
    content(new byte[] {1, 2, 3});

    rules.reviews().raiseOverdue();
    rules.reviews().lookAtYesterday();
    assertThat(rules.desk().tasks(2)).hasSize(1);
    assertThat(workshop.count("select count(*) from measured_day where tenant_id = 2"))
        .isEqualTo(1);
  }

  @Test
  void aFreshServerDoesNotSayThatThresholdsOpenedNothing() throws Exception {
    says("threshold: { static: { metric: used, above: 90, severity: major } }");
    assertThat(hint()).isEmpty();
    workshop.execute(days(89));
    assertThat(hint()).isEmpty();
    workshop.execute(days(95));
    assertThat(hint()).startsWith("Its thresholds opened no event in 90 days");
  }

  private String hint() {
    return rules.reviews().uses(1).get(0).hint();
  }

  private static String days(int most) {
    return "insert into measured_day (tenant_id, day, runbook, metric, count, points)"
        + " select 1, current_date - d, 'base/down', 'used', 9, array_fill(1::float8, array[13])"
        + " from generate_series(1, %d) d on conflict do nothing".formatted(most);
  }
}
