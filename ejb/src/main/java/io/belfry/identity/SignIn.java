package io.belfry.identity;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.tenancy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Signing in and out, and choosing a password. Hashing takes some tenths of a second, so it happens
 * outside of transactions, and no more often at once than the machine has processors.
 */
@ApplicationScoped
public class SignIn {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final LoginSessions sessions;
  private final LoginThrottle throttle;
  private final Passwords passwords;
  private final FirstLogin firstLogin;
  private final Semaphore hashing = new Semaphore(Runtime.getRuntime().availableProcessors());

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected SignIn() {
    this(null, null, null, null);
  }

  @Inject
  SignIn(
      LoginSessions sessions, LoginThrottle throttle, Passwords passwords, FirstLogin firstLogin) {
    this.sessions = sessions;
    this.throttle = throttle;
    this.passwords = passwords;
    this.firstLogin = firstLogin;
  }

  /**
   * Begins a login session.
   *
   * @param address where the request came from, for the throttle
   * @throws Fault unauthenticated for a wrong name or password alike; too-many-requests
   */
  public SignedIn signIn(String username, String password, String address) {
    String name = Users.normalise(username);
    throttle.attempt(name, address);
    Optional<String> stored = sessions.passwordOf(Tenant.DEFAULT, name);
    String stronger = null;
    acquireHashing();
    try {
      if (!passwords.matches(password, stored.orElse(null))) {
        throw wrong();
      }
      if (stored.filter(passwords::outdated).isPresent()) {
        stronger = passwords.hash(password);
      }
    } finally {
      hashing.release();
    }
    SignedIn session = sessions.begin(Tenant.DEFAULT, name, stronger).orElseThrow(SignIn::wrong);
    throttle.succeeded(name, address);
    return session;
  }

  private static Fault wrong() {
    return new Fault(
        ErrorCode.UNAUTHENTICATED,
        "The username or the password is wrong. Check both, or ask an administrator.");
  }

  /** Ends a login session. */
  public void signOut(SignedIn session) {
    sessions.end(session.secret());
  }

  /**
   * Stores a password that somebody chose. Their sessions elsewhere end.
   *
   * @throws Fault invalid-value when the present password is wrong or the new one too easy;
   *     too-many-requests
   */
  public void choosePassword(SignedIn session, String current, String chosen, String address) {
    Caller caller = session.caller();
    throttle.attempt(caller.name(), address);
    Optional<String> stored = sessions.passwordOf(caller.tenantId(), caller.name());
    acquireHashing();
    String hash;
    try {
      if (!passwords.matches(current, stored.orElse(null))) {
        throw Fault.ofField(
            ErrorCode.INVALID_VALUE,
            "currentPassword",
            "The present password is wrong",
            "Type the password that you signed in with");
      }
      throttle.succeeded(caller.name(), address);
      Passwords.check(caller.name(), current, chosen);
      hash = passwords.hash(chosen);
    } finally {
      hashing.release();
    }
    sessions.choosePassword(session, hash);
    firstLogin.settled(caller.name());
  }

  private void acquireHashing() {
    try {
      if (hashing.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw Fault.passing(
        ErrorCode.TOO_MANY_REQUESTS,
        "Too many people sign in at once. Try again in a moment.",
        PATIENCE);
  }
}
