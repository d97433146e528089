package io.belfry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.tenancy.Tenant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginSessionsTest {
  private IdentityFixture identity;

  @BeforeEach
  void open(@TempDir Path directory) {
    identity = new IdentityFixture(directory);
    identity.add("ada", Role.OPERATOR);
  }

  @AfterEach
  void close() {
    identity.close();
  }

  private SignedIn begin() {
    return identity
        .inTransaction(() -> identity.sessions.begin(Tenant.DEFAULT, "ada", null))
        .orElseThrow();
  }

  private Optional<SignedIn> find(SignedIn session) {
    return identity.inTransaction(() -> identity.sessions.find(session.secret()));
  }

  private List<String> stored() {
    return identity.inTenant(
        () ->
            identity
                .persistence
                .entities()
                .createQuery("select s.secretHash from LoginSession s", String.class)
                .getResultList());
  }

  @Test
  void theCookieFindsTheCallerAndIsNotStored() {
    SignedIn session = begin();
    SignedIn found = find(session).orElseThrow();
    assertThat(found).isEqualTo(session);
    assertThat(found.caller().tenantId()).isEqualTo(Tenant.DEFAULT);
    assertThat(found.caller().permissions()).isEqualTo(Role.OPERATOR.permissions());
    assertThat(found.passwordChangeRequired()).isTrue();
    assertThat(found.tenant()).isEqualTo("default");
    assertThat(found.csrfToken()).isNotEqualTo(session.secret()).isEqualTo(session.csrfToken());
    assertThat(stored()).hasSize(1).doesNotContain(session.secret());
  }

  @Test
  void anUnknownCookieFindsNobody() {
    assertThat(identity.inTransaction(() -> identity.sessions.find("made up"))).isEmpty();
  }

  @Test
  void aSessionEndsWhenUnusedForTheIdleTime() {
    SignedIn session = begin();
    identity.clock.advance(Duration.ofHours(8).minusMinutes(1));
    assertThat(find(session)).isPresent();
    identity.clock.advance(Duration.ofHours(8).minusMinutes(1));
    assertThat(find(session)).isPresent();
    identity.clock.advance(Duration.ofHours(8));
    assertThat(find(session)).isEmpty();
  }

  @Test
  void aSessionEndsAfterItsLifetimeHoweverBusy() {
    SignedIn session = begin();
    for (int hour = 0; hour < 7 * 24; hour++) {
      assertThat(find(session)).isPresent();
      identity.clock.advance(Duration.ofHours(1));
    }
    assertThat(find(session)).isEmpty();
  }

  @Test
  void endedSessionsAreForgottenAtTheNextLogin() {
    begin();
    identity.clock.advance(Duration.ofDays(1));
    begin();
    assertThat(stored()).hasSize(1);
  }

  @Test
  void signingOutEndsOneSession() {
    SignedIn one = begin();
    SignedIn other = begin();
    identity.persistence.transaction(entities -> identity.sessions.end(one.secret()));
    assertThat(find(one)).isEmpty();
    assertThat(find(other)).isPresent();
  }

  @Test
  void choosingAPasswordEndsTheOthersAndOpensTheGate() {
    SignedIn here = begin();
    SignedIn elsewhere = begin();
    identity.persistence.transaction(
        entities -> identity.sessions.choosePassword(here, identity.passwords.hash("chosen")));
    assertThat(find(elsewhere)).isEmpty();
    assertThat(find(here).orElseThrow().passwordChangeRequired()).isFalse();
    String stored =
        identity
            .inTransaction(() -> identity.sessions.passwordOf(Tenant.DEFAULT, "ada"))
            .orElseThrow();
    assertThat(identity.passwords.matches("chosen", stored)).isTrue();
  }

  @Test
  void whoIsDisabledIsSignedOutAndCannotSignIn() {
    identity.add("root", Role.ADMINISTRATOR);
    SignedIn session = begin();
    identity.inTenant(() -> identity.users.change("ada", new UserChange(null, null, null, true)));
    assertThat(find(session)).isEmpty();
    assertThat(identity.inTransaction(() -> identity.sessions.passwordOf(Tenant.DEFAULT, "ada")))
        .isEmpty();
  }

  @Test
  void aNewOneTimePasswordSignsOutEverywhere() {
    SignedIn session = begin();
    NewUser given = identity.inTenant(() -> identity.users.giveOneTimePassword("ada"));
    assertThat(find(session)).isEmpty();
    assertThat(given.user().passwordChangeRequired()).isTrue();
  }
}
