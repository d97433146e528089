package io.belfry.identity;

import io.belfry.platform.Clock;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.Tenant;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Duration;

/** Users over somebody else's database, for features that work with them. */
public final class SomeUsers {
  private SomeUsers() {}

  /** What the database has to know. */
  public static Class<?>[] entities() {
    return new Class<?>[] {Tenant.class, User.class, LoginSession.class};
  }

  /** Puts them together as the server does, with a hash that is quick. */
  public static Users over(
      EntityManager entities, CurrentTenant tenant, Notary notary, Clock clock) {
    UserRepository repository = new UserRepository(entities);
    IdentitySettings settings =
        new IdentitySettings(
            Duration.ofHours(8), Duration.ofDays(7), 1_000, Duration.ofSeconds(30), Path.of("."));
    return new Users(
        tenant,
        repository,
        new LoginSessions(entities, repository, settings, clock),
        new Passwords(1_000),
        notary,
        clock);
  }
}
