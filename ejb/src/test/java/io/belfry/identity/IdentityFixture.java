package io.belfry.identity;

import io.belfry.platform.FixedClock;
import io.belfry.platform.TestPersistence;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.Tenant;
import io.belfry.tenancy.TenantGuard;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/** The whole of identity over a fresh database, put together as the container does it. */
final class IdentityFixture implements AutoCloseable {
  static final String ADDRESS = "10.0.0.1";

  final FixedClock clock = new FixedClock();
  final Passwords passwords = new Passwords(1_000);
  final CurrentTenant tenant = new CurrentTenant();
  final CurrentCaller caller = new CurrentCaller(tenant);
  final TestPersistence persistence =
      new TestPersistence(Tenant.class, User.class, LoginSession.class, ApiToken.class);
  final UserRepository repository = new UserRepository(persistence.entities());
  final LoginSessions sessions;
  final Users users;
  final ApiTokenStore tokenStore = new ApiTokenStore(persistence.entities(), clock);
  final ApiTokens tokens;
  final FirstLogin firstLogin;
  final IdentityBootstrap bootstrap;

  IdentityFixture(Path directory) {
    IdentitySettings settings =
        new IdentitySettings(
            Duration.ofHours(8), Duration.ofDays(7), 1_000, Duration.ofSeconds(30), directory);
    sessions = new LoginSessions(persistence.entities(), repository, settings, clock);
    Notary notary =
        new Notary(
            persistence.entities(),
            tenant,
            caller,
            new People(persistence.entities(), tenant),
            clock);
    users = new Users(tenant, repository, sessions, passwords, notary, clock);
    tokens =
        new ApiTokens(
            caller,
            tokenStore,
            new TokenAuthenticator(tokenStore::use, clock, Duration.ofSeconds(1)),
            notary,
            clock);
    firstLogin = new FirstLogin(settings);
    bootstrap =
        new IdentityBootstrap(persistence.entities(), repository, passwords, firstLogin, clock);
    caller.become(
        new Caller(Tenant.DEFAULT, "bf_keeper", Set.of(Permission.values()), Caller.Kind.TOKEN));
  }

  /**
   * Runs in a transaction bound to the default tenant, as {@code @Transactional @InTenant} does.
   */
  <T> T inTenant(Supplier<T> work) {
    return persistence.inTransaction(
        entities -> {
          TenantGuard.bind(entities, Tenant.DEFAULT);
          return work.get();
        });
  }

  /** Runs in a transaction, as {@code @Transactional} does. */
  <T> T inTransaction(Supplier<T> work) {
    return persistence.inTransaction(entities -> work.get());
  }

  NewUser add(String username, Role... roles) {
    return inTenant(() -> users.add(username, username, Set.of(roles)));
  }

  @Override
  public void close() {
    persistence.close();
  }
}
