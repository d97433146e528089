package io.belfry.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.platform.Fault;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleTest {
  @Test
  void administratorsMayDoEverything() {
    assertThat(Role.ADMINISTRATOR.permissions()).containsExactly(Permission.values());
  }

  @Test
  void everybodyReadsAndNobodyElseManages() {
    for (Role role : Role.values()) {
      assertThat(role.permissions())
          .contains(Permission.EVENTS_READ, Permission.ALERTS_READ, Permission.CATALOGUE_READ);
      if (role != Role.ADMINISTRATOR) {
        assertThat(role.permissions())
            .doesNotContain(
                Permission.USERS_MANAGE, Permission.TOKENS_MANAGE, Permission.ALERTS_WRITE);
      }
    }
  }

  @Test
  void whoWritesRulesDoesNotApproveThem() {
    assertThat(Role.RULE_AUTHOR.permissions())
        .contains(Permission.RULES_WRITE)
        .doesNotContain(Permission.RULES_APPROVE);
    assertThat(Role.RULE_APPROVER.permissions())
        .contains(Permission.RULES_APPROVE)
        .doesNotContain(Permission.RULES_WRITE);
  }

  @Test
  void onlyOperatorsAndAdministratorsHandleEvents() {
    assertThat(Arrays.stream(Role.values()))
        .filteredOn(role -> role.permissions().contains(Permission.EVENTS_HANDLE))
        .containsExactly(Role.ADMINISTRATOR, Role.OPERATOR);
  }

  @Test
  void onlyTheySeeWhoWasToldAndTellAgain() {
    for (Permission permission :
        List.of(Permission.NOTIFICATIONS_READ, Permission.NOTIFICATIONS_RETRY)) {
      assertThat(Arrays.stream(Role.values()))
          .filteredOn(role -> role.permissions().contains(permission))
          .containsExactly(Role.ADMINISTRATOR, Role.OPERATOR);
    }
  }

  @Test
  void whoHandlesEventsPlansMaintenanceAndLeavesTheCatalogueToAdministrators() {
    assertThat(Arrays.stream(Role.values()))
        .filteredOn(role -> role.permissions().contains(Permission.MAINTENANCE_WRITE))
        .containsExactly(Role.ADMINISTRATOR, Role.OPERATOR);
    assertThat(Arrays.stream(Role.values()))
        .filteredOn(role -> role.permissions().contains(Permission.CATALOGUE_WRITE))
        .containsExactly(Role.ADMINISTRATOR);
  }

  @Test
  void whoWritesRulesWritesMappingsAndEverybodyReadsThem() {
    assertThat(Arrays.stream(Role.values()))
        .allMatch(role -> role.permissions().contains(Permission.MAPPINGS_READ))
        .filteredOn(role -> role.permissions().contains(Permission.MAPPINGS_WRITE))
        .containsExactly(Role.ADMINISTRATOR, Role.RULE_AUTHOR);
  }

  @Test
  void severalRolesAddUp() {
    assertThat(Role.permissions(List.of(Role.RULE_AUTHOR, Role.RULE_APPROVER)))
        .contains(Permission.RULES_WRITE, Permission.RULES_APPROVE);
    assertThat(Role.permissions(List.of())).isEmpty();
  }

  @Test
  void everyNameIsFoundAgainAndAnUnknownOneIsNamed() {
    for (Role role : Role.values()) {
      assertThat(Role.of(role.code())).isEqualTo(role);
    }
    assertThatThrownBy(() -> Role.of("root"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("(root)")
        .hasMessageContaining("rule-author");
  }
}
