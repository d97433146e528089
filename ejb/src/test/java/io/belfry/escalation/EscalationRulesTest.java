package io.belfry.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.catalogue.CatalogueFixture;
import io.belfry.oncall.Names;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people may write as policies and targets. */
class EscalationRulesTest {
  private static final EscalationDraft.OfHours OFFICE =
      new EscalationDraft.OfHours(
          "Europe/Berlin", List.of("monday", "friday"), LocalTime.of(8, 0), LocalTime.of(18, 0));

  private final CatalogueFixture catalogue =
      new CatalogueFixture(EscalationPolicy.class, TeamEscalation.class, Target.class);
  private final EscalationRules rules =
      new EscalationRules(
          catalogue.entities(),
          catalogue.tenant,
          catalogue.someTeams(),
          new Names(catalogue.entities(), catalogue.tenant),
          catalogue.notary);
  private final Targets targets =
      new Targets(catalogue.entities(), catalogue.tenant, catalogue.notary);

  @BeforeEach
  void addSomebody() {
    catalogue.execute(
        "insert into app_user (tenant_id, username, display_name, roles, password_hash,"
            + " password_change_required, created_at) values (1, 'ada', 'Ada', '{}', '', false,"
            + " now())");
  }

  @AfterEach
  void close() {
    catalogue.close();
  }

  @Test
  void aPolicyIsKeptWithPeopleByNumberAndGoesWhenNoTeamUsesIt() {
    set("quick", null, step("5m", "on-call", "user:Ada", "team:storage-team"), step("1h", "lead"));
    Policy kept = catalogue.inTenant(() -> rules.policy("quick").policy());
    assertThat(kept.steps().get(0).tell())
        .containsExactly("on-call", "user:1", "team:storage-team");
    assertThat(kept.steps().get(1).after()).isEqualTo(Duration.ofHours(1));
    assertThat(kept.priorities()).containsExactly("P1", "P2");

    TeamEscalation team =
        catalogue.inTenant(() -> rules.setTeam("operations", null, team("quick", "ada")));
    assertThat(team.lead()).isEqualTo(1L);
    assertThat(removed("quick")).isEqualTo(ErrorCode.CONFLICT);
    assertThat(catalogue.inTenant(() -> rules.setTeam("operations", 0, team(null, null))).version())
        .isEqualTo(1);
    assertThat(catalogue.refused(() -> rules.setTeam("operations", 0, team(null, null))))
        .isEqualTo(ErrorCode.PRECONDITION_FAILED);
    assertThat(catalogue.inTenant(rules::policies)).hasSize(1);
    catalogue.inTenant(
        () -> {
          rules.remove("quick", 0);
          return true;
        });
    assertThat(removed("quick")).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(catalogue.refused(() -> rules.ofTeam("storage-team")))
        .isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(catalogue.sealed())
        .containsSubsequence(
            "escalation-policy.set", "team-escalation.set", "escalation-policy.remove");
  }

  private ErrorCode removed(String name) {
    return catalogue.refused(
        () -> {
          rules.remove(name, null);
          return true;
        });
  }

  @Test
  void whatMakesNoPolicyIsRefusedByItsField() {
    assertThat(field("Quick", step("5m", "team"))).isEqualTo("name");
    assertThat(field("quick")).isEqualTo("steps");
    assertThat(field("quick", step("59s", "team"))).isEqualTo("steps.after");
    assertThat(field("quick", step("5m"))).isEqualTo("steps.tell");
    assertThat(field("quick", step("5m", "everybody"))).isEqualTo("steps.tell");
    assertThat(field("quick", step("5m", "user:nobody"))).isEqualTo("steps.tell");
    assertThat(field("quick", step("5m", "team:nobody"))).isEqualTo("steps.tell");
    assertThat(
            catalogue.refused(() -> rules.set("quick", null, policy(11, null, step("5m", "team")))))
        .isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(
            catalogue.refused(
                () -> rules.set("quick", null, policy(0, List.of("P9"), step("5m", "team")))))
        .isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(catalogue.refused(() -> rules.set("quick", 0, policy(0, null, step("5m", "team")))))
        .isEqualTo(ErrorCode.PRECONDITION_FAILED);
    assertThat(catalogue.refused(() -> rules.setTeam("operations", null, team("none", null))))
        .isEqualTo(ErrorCode.INVALID_VALUE);
  }

  @Test
  void aTargetIsSetWithItsHoursAndTakenAway() {
    EscalationDraft.OfTarget draft = new EscalationDraft.OfTarget("15m", "4h", null, OFFICE);
    assertThat(catalogue.inTenant(targets::list))
        .as("the usual ones")
        .extracting(each -> each.priority() + " " + each.aim().resolution())
        .containsExactly("P1 PT4H", "P2 PT8H", "P3 PT72H");
    catalogue.execute("delete from target");
    catalogue.inTenant(() -> targets.set("P2", null, draft));
    Aim kept = catalogue.inTenant(() -> targets.get("P2").aim());
    assertThat(kept).isEqualTo(EscalationTerms.aim(draft));
    assertThat(kept.warnPercent()).isEqualTo(75);
    assertThat(
            catalogue
                .inTenant(
                    () -> targets.set("P2", 0, new EscalationDraft.OfTarget(null, "1d", 90, null)))
                .version())
        .isEqualTo(1);
    assertThat(catalogue.inTenant(() -> targets.get("P2").aim().hours())).isNull();
    assertThat(catalogue.inTenant(targets::list)).hasSize(1);
    assertThat(catalogue.refused(() -> targets.set("P2", 0, draft)))
        .isEqualTo(ErrorCode.PRECONDITION_FAILED);
    catalogue.inTenant(
        () -> {
          targets.remove("P2", 1);
          return true;
        });
    assertThat(catalogue.refused(() -> targets.get("P2"))).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(catalogue.sealed()).containsSubsequence("target.set", "target.remove");
  }

  @Test
  void whatMakesNoTargetIsRefused() {
    refused("P9", new EscalationDraft.OfTarget("15m", null, null, null));
    refused("P1", new EscalationDraft.OfTarget("soon", null, null, null));
    refused("P1", new EscalationDraft.OfTarget("91d", null, null, null));
    refused("P1", new EscalationDraft.OfTarget("15m", null, 100, null));
    refused("P1", hours("Mars", List.of("monday"), 8, 18));
    refused("P1", hours("UTC", List.of("someday"), 8, 18));
    refused("P1", hours("UTC", List.of(), 8, 18));
    refused("P1", hours("UTC", List.of("monday"), 18, 8));
  }

  private static EscalationDraft.OfTarget hours(
      String zone, List<String> days, int opens, int closes) {
    return new EscalationDraft.OfTarget(
        "15m",
        null,
        null,
        new EscalationDraft.OfHours(zone, days, LocalTime.of(opens, 0), LocalTime.of(closes, 0)));
  }

  private void refused(String priority, EscalationDraft.OfTarget draft) {
    assertThat(catalogue.refused(() -> targets.set(priority, null, draft)))
        .isEqualTo(ErrorCode.INVALID_VALUE);
  }

  private void set(String name, @Nullable Integer version, EscalationDraft.OfStep... steps) {
    EscalationPolicy unused =
        catalogue.inTenant(() -> rules.set(name, version, policy(0, null, steps)));
  }

  private @Nullable String field(String name, EscalationDraft.OfStep... steps) {
    Fault fault = catalogue.refusal(() -> rules.set(name, null, policy(0, null, steps)));
    return fault.errors().get(0).field();
  }

  private static EscalationDraft.OfPolicy policy(
      int repeats, @Nullable List<String> priorities, EscalationDraft.OfStep... steps) {
    return new EscalationDraft.OfPolicy(List.of(steps), repeats, priorities, null);
  }

  private static EscalationDraft.OfTeam team(@Nullable String policy, @Nullable String lead) {
    return new EscalationDraft.OfTeam(policy, lead, null, null);
  }

  @Test
  void whatIsNotResolvedInTimeGoesUpAsThePolicySaysOrAsUsual() {
    set("quick", null, step("5m", "team"));
    assertThat(catalogue.inTenant(() -> rules.policy("quick").policy().breach()))
        .isEqualTo(Policy.USUAL_BREACH);
    EscalationDraft.OfPolicy own =
        new EscalationDraft.OfPolicy(
            List.of(step("5m", "team")), 0, null, List.of(step("0", "manager", "director")));
    Object unused = catalogue.inTenant(() -> rules.set("quick", null, own));
    set("quick", null, step("6m", "team"));
    assertThat(catalogue.inTenant(() -> rules.policy("quick").policy().breach()))
        .as("kept where nothing is said of it")
        .containsExactly(new Step(Duration.ZERO, List.of("manager", "director")));
    assertThat(
            catalogue
                .inTenant(
                    () ->
                        rules.setTeam(
                            "operations",
                            null,
                            new EscalationDraft.OfTeam(null, null, "ada", "ada")))
                .director())
        .isEqualTo(1L);
    assertThat(
            catalogue.refused(
                () ->
                    rules.setTeam(
                        "operations",
                        null,
                        new EscalationDraft.OfTeam(null, null, "nobody", null))))
        .isEqualTo(ErrorCode.INVALID_VALUE);
  }

  private static EscalationDraft.OfStep step(String after, String... tell) {
    return new EscalationDraft.OfStep(after, List.of(tell));
  }
}
