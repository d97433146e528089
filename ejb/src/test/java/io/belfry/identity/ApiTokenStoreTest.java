package io.belfry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.platform.Secrets;
import io.belfry.tenancy.Tenant;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiTokenStoreTest {
  private IdentityFixture identity;

  @BeforeEach
  void open(@TempDir Path directory) {
    identity = new IdentityFixture(directory);
  }

  @AfterEach
  void close() {
    identity.close();
  }

  private IssuedToken issue(@Nullable Instant expiresAt) {
    IssuedToken issued =
        ApiToken.issue(
            Tenant.DEFAULT,
            "Prometheus",
            Set.of(Permission.ALERTS_WRITE),
            "admin",
            identity.clock.now(),
            expiresAt);
    identity.inTenant(
        () -> {
          identity.tokenStore.add(issued.token());
          return true;
        });
    return issued;
  }

  private Optional<LiveToken> use(String secret) {
    return identity.inTransaction(() -> identity.tokenStore.use(Secrets.digest(secret)));
  }

  private Optional<Instant> lastUsed() {
    return identity
        .inTenant(() -> identity.tokenStore.after(Tenant.DEFAULT, null, 10))
        .get(0)
        .lastUsedAt();
  }

  @Test
  void aTokenBeginsWithItsIdAndMeansItsScopes() {
    IssuedToken issued = issue(null);
    assertThat(issued.secret()).matches("bf_[a-z0-9]{8}_[A-Za-z0-9_-]{43}");
    assertThat(issued.secret()).startsWith(issued.token().id() + "_");
    assertThat(use(issued.secret()).orElseThrow().caller())
        .isEqualTo(
            new Caller(
                Tenant.DEFAULT,
                issued.token().id(),
                Set.of(Permission.ALERTS_WRITE),
                Caller.Kind.TOKEN));
    assertThat(use(issued.secret() + "x")).isEmpty();
  }

  @Test
  void useIsNotedOnceAMinute() {
    IssuedToken issued = issue(null);
    assertThat(lastUsed()).isEmpty();
    Instant first = identity.clock.now();
    use(issued.secret());
    identity.clock.advance(Duration.ofSeconds(59));
    use(issued.secret());
    assertThat(lastUsed()).contains(first);
    identity.clock.advance(Duration.ofSeconds(1));
    use(issued.secret());
    assertThat(lastUsed()).contains(identity.clock.now());
  }

  @Test
  void aTokenStopsAtItsEnd() {
    IssuedToken issued = issue(identity.clock.now().plusSeconds(60));
    identity.clock.advance(Duration.ofSeconds(59));
    assertThat(use(issued.secret())).isPresent();
    identity.clock.advance(Duration.ofSeconds(1));
    assertThat(use(issued.secret())).isEmpty();
  }

  @Test
  void aRevokedTokenIsGone() {
    IssuedToken issued = issue(null);
    String id = issued.token().id();
    assertThat(identity.inTenant(() -> identity.tokenStore.revoke(Tenant.DEFAULT, id)))
        .contains(Secrets.digest(issued.secret()));
    assertThat(use(issued.secret())).isEmpty();
    assertThat(identity.inTenant(() -> identity.tokenStore.after(Tenant.DEFAULT, null, 10)))
        .isEmpty();
    assertThat(identity.inTenant(() -> identity.tokenStore.revoke(Tenant.DEFAULT, id))).isEmpty();
  }
}
