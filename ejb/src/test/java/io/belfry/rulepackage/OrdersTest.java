package io.belfry.rulepackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of two packages decides that know the same alert. */
class OrdersTest {
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

  @Test
  void anotherOrderIsApprovedByASecondPersonAndTakenBackByARollback() throws Exception {
    workshop.approved(SamplePackage.zip("shop", "1.0.0", "Base", "shop-team", "Look."));
    TenantRelease asked = rules.activations().activate(workshop.author, "shop", "1.0.0", "", false);
    assertThat(workshop.settled(asked.id()).state()).isEqualTo("active");
    assertThat(workshop.runbookOf("Base", "first")).isEqualTo("shop/down");
    PackageOrder before = rules.orders().get(1);
    assertThat(before.names()).containsExactly("shop", "belfry-default");
    List<String> wanted = List.of("belfry-default", "shop");
    int seen = Math.toIntExact(before.release());

    refused(ErrorCode.PRECONDITION_FAILED, () -> propose(workshop.author, wanted, seen - 1));
    refused(ErrorCode.INVALID_VALUE, () -> propose(workshop.author, List.of("shop"), seen));
    refused(ErrorCode.INVALID_VALUE, () -> propose(workshop.author, List.of("shop", "shop"), seen));
    refused(ErrorCode.FORBIDDEN, () -> propose(workshop.memberOf("shop-team", 4), wanted, seen));
    PackageOrder proposed = propose(workshop.author, wanted, seen);
    assertThat(proposed.names()).as("until it is approved").isEqualTo(before.names());
    long id = Objects.requireNonNull(proposed.proposed()).id();
    refused(ErrorCode.FORBIDDEN, () -> rules.orders().approve(workshop.author, id));
    refused(ErrorCode.FORBIDDEN, () -> rules.orders().approve(workshop.stranger, id));
    refused(ErrorCode.NOT_FOUND, () -> rules.orders().approve(workshop.second, id + 1));
    TenantRelease ordered = rules.orders().approve(workshop.second, id);
    assertThat(workshop.settled(ordered.id()).state()).isEqualTo("active");

    assertThat(workshop.runbookOf("Base", "second")).isEqualTo("base/down");
    PackageOrder after = rules.orders().get(1);
    assertThat(after.names()).isEqualTo(wanted);
    assertThat(after.proposed()).isNull();
    assertThat(rules.reviews().uses(1))
        .extracting(RunbookUse::runbook)
        .containsExactly("base/down", "shop/down");

    TenantRelease back = rules.activations().rollback(workshop.author, null, "No");
    assertThat(workshop.settled(back.id()).state()).isEqualTo("active");
    assertThat(workshop.runbookOf("Base", "third")).isEqualTo("shop/down");
    assertThat(rules.orders().get(1).names()).isEqualTo(before.names());
    assertThat(workshop.sealed())
        .contains(
            "user:1 package-order.propose package-order",
            "user:2 package-order.approve package-order");
  }

  @Test
  void aProposalIsWithdrawnAndDoesNotOutliveThePackagesThatItNames() throws Exception {
    workshop.approved(SamplePackage.zip("shop", "1.0.0", "ShopDown", "shop-team", "Look."));
    TenantRelease asked = rules.activations().activate(workshop.author, "shop", "1.0.0", "", false);
    assertThat(workshop.settled(asked.id()).state()).isEqualTo("active");
    List<String> wanted = List.of("belfry-default", "shop");
    long first = id(propose(workshop.author, wanted, null));
    refused(ErrorCode.FORBIDDEN, () -> rules.orders().withdraw(workshop.stranger, first));
    rules.orders().withdraw(workshop.author, first);
    assertThat(rules.orders().get(1).proposed()).isNull();

    long second = id(propose(workshop.author, wanted, null));
    TenantRelease less =
        rules.activations().retire(workshop.author, "shop", "1.0.0", "").orElseThrow();
    assertThat(workshop.settled(less.id()).state()).isEqualTo("active");
    refused(ErrorCode.CONFLICT, () -> rules.orders().approve(workshop.second, second));
  }

  @Test
  void placesAreTakenAmongThoseThatMove() {
    assertThat(Ranks.merged(List.of("a", "draft", "b", "c"), List.of("c", "a", "b")))
        .containsExactly("c", "draft", "a", "b");
    assertThat(Ranks.merged(List.of("a", "b"), List.of("unknown", "b"))).containsExactly("a", "b");
  }

  private PackageOrder propose(Member who, List<String> names, @Nullable Integer release) {
    return rules.orders().propose(who, names, release, "It is more particular");
  }

  private static long id(PackageOrder order) {
    return Objects.requireNonNull(order.proposed()).id();
  }

  /** What may fail. */
  private interface Action {
    void run() throws Exception;
  }

  private static void refused(ErrorCode code, Action action) {
    Fault fault = catchThrowableOfType(Fault.class, action::run);
    assertThat(fault).isNotNull();
    assertThat(fault.code()).as(fault.detail()).isEqualTo(code);
  }
}
