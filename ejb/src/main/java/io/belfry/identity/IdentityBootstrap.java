package io.belfry.identity;

import io.belfry.platform.Clock;
import io.belfry.tenancy.Tenant;
import io.belfry.tenancy.TenantGuard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a new installation usable: an administrator with a one-time password, and a token for the
 * first monitoring tool.
 */
@ApplicationScoped
public class IdentityBootstrap {
  private static final Set<Permission> INTEGRATION =
      EnumSet.of(
          Permission.ALERTS_WRITE,
          Permission.ALERTS_READ,
          Permission.EVENTS_READ,
          Permission.METRICS_READ);

  // Any number will do that nothing else locks; servers that start together take turns.
  private static final long LOCK = 0x42656c667279L;

  private final EntityManager entities;
  private final UserRepository users;
  private final Passwords passwords;
  private final FirstLogin firstLogin;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected IdentityBootstrap() {
    this(null, null, null, null, null);
  }

  @Inject
  IdentityBootstrap(
      EntityManager entities,
      UserRepository users,
      Passwords passwords,
      FirstLogin firstLogin,
      Clock clock) {
    this.entities = entities;
    this.users = users;
    this.passwords = passwords;
    this.firstLogin = firstLogin;
    this.clock = clock;
  }

  /** Runs at each start, after the migrations; it acts when there is no user yet. */
  @Transactional
  public void run() {
    TenantGuard.bind(entities, Tenant.DEFAULT);
    entities
        .createNativeQuery("select 1 from pg_advisory_xact_lock(:lock)", Integer.class)
        .setParameter("lock", LOCK)
        .getSingleResult();
    if (users.after(Tenant.DEFAULT, null, 1).isEmpty()) {
      create();
    } else {
      removeWhatIsSettled();
    }
  }

  private void create() {
    String password = Users.oneTimePassword();
    users.add(
        new User(
            Tenant.DEFAULT,
            FirstLogin.USERNAME,
            "Administrator",
            Set.of(Role.ADMINISTRATOR),
            passwords.hash(password),
            clock.now()));
    IssuedToken issued =
        ApiToken.issue(
            Tenant.DEFAULT,
            "First integration",
            INTEGRATION,
            FirstLogin.USERNAME,
            clock.now(),
            null);
    entities.persist(issued.token());
    // Before the commit: an administrator whose password nobody has would be worse than a file
    // whose password opens nothing, which the next start writes anew.
    firstLogin.write(password, issued.secret());
  }

  /** The server may have stopped between the change of the password and the removal of the file. */
  private void removeWhatIsSettled() {
    Optional<User> admin = users.find(Tenant.DEFAULT, FirstLogin.USERNAME);
    if (admin.isPresent() && !admin.get().passwordChangeRequired()) {
      firstLogin.settled(FirstLogin.USERNAME);
    }
  }
}
