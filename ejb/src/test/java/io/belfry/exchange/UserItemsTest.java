package io.belfry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may sign in, out of a file and into one. */
class UserItemsTest {
  private static final CatalogueExchange.Terms ALL = new CatalogueExchange.Terms(false, true, null);
  private static final String FILE =
      """
      teams:
        - { id: operations, name: Operations }
        - { id: web, name: Web }
      users:
        - { username: Ada, name: Ada L, roles: [administrator] }
        - { username: cleo, name: Cleo, roles: [operator, viewer], teams: [web] }
        - { username: dan, name: Dan, access: disabled }
      groups:
        - { name: ui, title: Front end, members: [cleo] }
      """;

  private final ExchangeFixture tenant = new ExchangeFixture("ada", "bob");

  @AfterEach
  void close() {
    tenant.close();
  }

  @Test
  void whoIsNewComesInAndNobodyIsRemoved() {
    tenant.managingUsers();
    Difference difference = tenant.take(FILE, true);
    assertThat(difference.added())
        .contains(new Difference.Named("user", "cleo"), new Difference.Named("user", "dan"));
    assertThat(difference.changed()).extracting(Difference.Changed::name).contains("ada");
    assertThat(difference.absent()).contains(new Difference.Named("user", "bob"));
    assertThat(difference.removed()).noneMatch(named -> named.kind().equals("user"));
    String file = tenant.export();
    assertThat(file)
        .contains(
            """
            users:
              - username: ada
                name: Ada L
                roles: [administrator]
              - username: bob
                name: bob
              - username: cleo
                name: Cleo
                roles: [operator, viewer]
                teams: [web]
              - username: dan
                name: Dan
                access: disabled
            """);
    assertThat(file).doesNotContainIgnoringCase("password");
    Difference again = tenant.take(file, true);
    assertThat(again.added()).isEmpty();
    assertThat(again.changed()).isEmpty();
  }

  @Test
  void theLastAdministratorHandsOverInOneFile() {
    tenant.managingUsers();
    tenant.take("users:\n  - { username: ada, name: Ada, roles: [administrator] }\n", false);
    tenant.take(
        """
        users:
          - { username: ada, name: Ada, roles: [viewer] }
          - { username: bob, name: Bob, roles: [administrator] }
        """,
        false);
    Fault refused =
        tenant.refusal("users:\n  - { username: bob, name: Bob, access: disabled }\n", ALL);
    assertThat(refused.code()).isEqualTo(ErrorCode.CONFLICT);
    assertThat(tenant.export()).contains("name: Bob\n    roles: [administrator]");
  }

  @Test
  void whoDoesNotManageUsersSeesAndSendsNone() {
    assertThat(tenant.export()).doesNotContain("users:", "ada");
    Fault refused = tenant.refusal(FILE, ALL);
    assertThat(refused.code()).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(refused.getMessage()).contains("users:manage");
    assertThat(tenant.export()).doesNotContain("id: web");
  }

  @Test
  void whatIsWrongIsToldWithItsPlace() {
    tenant.managingUsers();
    assertThat(
            tenant.flaws(
                """
                users:
                  - { username: eve, name: Eve, roles: [boss] }
                  - { username: fay, name: Fay, access: often, password: x }
                  - { username: gus, name: Gus, teams: [nowhere] }
                """))
        .satisfiesExactlyInAnyOrder(
            flaw -> assertThat(flaw).contains("catalogue.yaml:2 users[0].roles", "(boss)"),
            flaw -> assertThat(flaw).contains("catalogue.yaml:3 users[1].access", "(often)"),
            flaw -> assertThat(flaw).contains("users[1].password is not known here"));
    assertThat(tenant.flaws("users:\n  - { username: gus, name: Gus, teams: [nowhere] }\n"))
        .containsExactly(
            "catalogue.yaml:2 users[0].teams names the team (nowhere), which does not exist");
    assertThat(tenant.refusal("users:\n  - { username: 'a b', name: A }\n", ALL).code())
        .isEqualTo(ErrorCode.INVALID_VALUE);
  }
}
