package io.belfry.identity;

import io.belfry.platform.Clock;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;

/**
 * Slows down guessing: of one user's password from one address, and of any user's from one address.
 * A user is never locked out everywhere, for then anybody could lock out an administrator.
 */
@ApplicationScoped
class LoginThrottle {
  private static final int KEYS = 10_000;

  private final Clock clock;
  private final FailureLog byUserAndAddress = new FailureLog(5, KEYS);
  private final FailureLog byAddress = new FailureLog(50, KEYS);

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected LoginThrottle() {
    this(null);
  }

  @Inject
  LoginThrottle(Clock clock) {
    this.clock = clock;
  }

  /**
   * Counts an attempt before it is judged, so that many at once do not slip through.
   *
   * @throws Fault when the user or the address has to wait
   */
  void attempt(String username, String address) {
    Instant now = clock.now();
    String both = both(username, address);
    Duration wait = longer(byUserAndAddress.waitFor(both, now), byAddress.waitFor(address, now));
    if (!wait.isZero()) {
      throw Fault.passing(
          ErrorCode.TOO_MANY_REQUESTS,
          "Too many failed attempts. Try again in " + Math.max(1, wait.toSeconds()) + " s.",
          wait);
    }
    byUserAndAddress.failed(both, now);
    byAddress.failed(address, now);
  }

  /** Takes back the attempt that turned out to be right. */
  void succeeded(String username, String address) {
    byUserAndAddress.forget(both(username, address));
    byAddress.takeBack(address);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static String both(String username, String address) {
    return address + ' ' + username;
  }
}
