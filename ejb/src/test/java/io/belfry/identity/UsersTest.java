package io.belfry.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Page;
import io.belfry.tenancy.TenantGuard;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersTest {
  private IdentityFixture identity;

  @BeforeEach
  void open(@TempDir Path directory) {
    identity = new IdentityFixture(directory);
  }

  @AfterEach
  void close() {
    identity.close();
  }

  private ErrorCode refusal(Runnable action) {
    return catchThrowableOfType(
            Fault.class,
            () ->
                identity.inTenant(
                    () -> {
                      action.run();
                      return true;
                    }))
        .code();
  }

  private static UserChange roles(@Nullable Integer version, Role... roles) {
    return new UserChange(version, null, Set.of(roles), null);
  }

  private static UserChange disabled(boolean disabled) {
    return new UserChange(null, null, null, disabled);
  }

  @Test
  void aNewUserIsStoredInLowerCaseWithAPasswordForOneLogin() {
    NewUser added = identity.add(" Ada ", Role.OPERATOR, Role.RULE_AUTHOR);
    User ada = identity.inTenant(() -> identity.users.get("ADA"));
    assertThat(ada.username()).isEqualTo("ada");
    assertThat(ada.roles()).containsExactly(Role.RULE_AUTHOR, Role.OPERATOR);
    assertThat(ada.passwordChangeRequired()).isTrue();
    assertThat(ada.createdAt()).isEqualTo(identity.clock.now());
    assertThat(identity.passwords.matches(added.oneTimePassword(), ada.passwordHash())).isTrue();
  }

  @Test
  void aNameIsTakenOnceAndHasAForm() {
    identity.add("ada", Role.VIEWER);
    assertThat(refusal(() -> identity.users.add("Ada", "", Set.of())))
        .isEqualTo(ErrorCode.CONFLICT);
    assertThat(refusal(() -> identity.users.add("ada lovelace", "", Set.of())))
        .isEqualTo(ErrorCode.INVALID_VALUE);
  }

  @Test
  void usersAreListedByNamePageByPage() {
    identity.add("grace", Role.VIEWER);
    identity.add("ada", Role.VIEWER);
    identity.add("linus", Role.VIEWER);
    Page<User> first = identity.inTenant(() -> identity.users.list(null, 2));
    assertThat(first.items()).extracting(User::username).containsExactly("ada", "grace");
    Page<User> second = identity.inTenant(() -> identity.users.list(first.nextCursor(), 2));
    assertThat(second.items()).extracting(User::username).containsExactly("linus");
    assertThat(second.nextCursor()).isNull();
  }

  @Test
  void aChangeDecidedOnAnOlderVersionIsRefused() {
    identity.add("ada", Role.VIEWER);
    User changed = identity.inTenant(() -> identity.users.change("ada", roles(0, Role.OPERATOR)));
    assertThat(changed.version()).isEqualTo(1);
    assertThat(refusal(() -> identity.users.change("ada", roles(0, Role.VIEWER))))
        .isEqualTo(ErrorCode.PRECONDITION_FAILED);
  }

  @Test
  void theLastAdministratorStays() {
    identity.add("ada", Role.ADMINISTRATOR);
    assertThat(refusal(() -> identity.users.change("ada", disabled(true))))
        .isEqualTo(ErrorCode.CONFLICT);
    assertThat(refusal(() -> identity.users.change("ada", roles(null, Role.VIEWER))))
        .isEqualTo(ErrorCode.CONFLICT);
    identity.add("grace", Role.ADMINISTRATOR);
    User ada = identity.inTenant(() -> identity.users.change("ada", disabled(true)));
    assertThat(ada.disabled()).isTrue();
    assertThat(refusal(() -> identity.users.change("grace", disabled(true))))
        .isEqualTo(ErrorCode.CONFLICT);
  }

  @Test
  void rolesAreLimitedToTeamsThatThereAre() {
    identity.add("ada", Role.OPERATOR);
    identity.persistence.transaction(
        entities -> {
          TenantGuard.bindAll(entities);
          entities
              .createNativeQuery("insert into team (tenant_id, id, name) values (1, 'web', 'Web')")
              .executeUpdate();
        });
    User limited = identity.inTenant(() -> identity.users.change("ada", limit("web")));
    assertThat(limited.teams()).containsExactly("web");
    Caller caller = new Caller(1, "ada", Set.of(), Caller.Kind.USER, limited.teams());
    caller.requireTeam("web");
    assertThat(refusal(() -> forbidden(() -> caller.requireTeam("dba"))))
        .isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(refusal(() -> forbidden(caller::requireAllTeams))).isEqualTo(ErrorCode.FORBIDDEN);

    assertThat(refusal(() -> identity.users.change("ada", limit("nobody"))))
        .isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(refusal(() -> identity.users.change("ada", roles(null, Role.ADMINISTRATOR))))
        .isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(
            refusal(
                () -> identity.users.add("eve", "Eve", Set.of(Role.ADMINISTRATOR), Set.of("web"))))
        .isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(identity.inTenant(() -> identity.users.change("ada", limit())).teams()).isEmpty();
  }

  private static UserChange limit(String... teams) {
    return new UserChange(null, null, null, null, Set.of(teams));
  }

  private static boolean forbidden(Runnable deed) {
    deed.run();
    return true;
  }

  @Test
  void anotherTenantsUsersDoNotExist() {
    identity.add("ada", Role.VIEWER);
    identity.persistence.transaction(
        entities -> {
          entities
              .createNativeQuery("insert into tenant (id, slug, name) values (2, 'o', 'O')")
              .executeUpdate();
          TenantGuard.bind(entities, 2);
          // Even a query that names the wrong tenant finds nothing.
          assertThat(identity.repository.find(1, "ada")).isEqualTo(Optional.empty());
        });
  }
}
