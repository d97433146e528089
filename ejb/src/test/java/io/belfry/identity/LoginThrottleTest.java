package io.belfry.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.FixedClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {
  private final FixedClock clock = new FixedClock();
  private final LoginThrottle throttle = new LoginThrottle(clock);

  private void fail(int times, String user, String address) {
    for (int i = 0; i < times; i++) {
      throttle.attempt(user, address);
    }
  }

  private Duration refusal(String user, String address) {
    Fault fault = catchThrowableOfType(Fault.class, () -> throttle.attempt(user, address));
    assertThat(fault.code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS);
    return fault.retryAfter().orElseThrow();
  }

  @Test
  void fiveFailuresAreFreeAndTheSixthAttemptWaits() {
    fail(5, "ada", "10.0.0.1");
    assertThat(refusal("ada", "10.0.0.1")).hasSeconds(5);
  }

  @Test
  void theWaitDoublesWithEachFailureAndHasAnEnd() {
    fail(5, "ada", "10.0.0.1");
    Duration wait = Duration.ofSeconds(5);
    for (int i = 0; i < 20; i++) {
      Duration told = refusal("ada", "10.0.0.1");
      assertThat(told).isEqualTo(wait);
      clock.advance(told);
      throttle.attempt("ada", "10.0.0.1");
      wait = wait.multipliedBy(2);
      if (wait.compareTo(Duration.ofMinutes(15)) > 0) {
        wait = Duration.ofMinutes(15);
      }
    }
  }

  @Test
  void theSameUserElsewhereAndOthersHereDoNotWait() {
    fail(5, "ada", "10.0.0.1");
    assertThatCode(() -> throttle.attempt("ada", "10.0.0.2")).doesNotThrowAnyException();
    assertThatCode(() -> throttle.attempt("grace", "10.0.0.1")).doesNotThrowAnyException();
  }

  @Test
  void anAddressThatTriesManyUsersWaits() {
    for (int i = 0; i < 50; i++) {
      throttle.attempt("user" + i, "10.0.0.1");
    }
    assertThat(refusal("another", "10.0.0.1")).isPositive();
    assertThatCode(() -> throttle.attempt("another", "10.0.0.2")).doesNotThrowAnyException();
  }

  @Test
  void successClearsTheUserAndIsNotHeldAgainstTheAddress() {
    for (int i = 0; i < 200; i++) {
      throttle.attempt("ada", "10.0.0.1");
      throttle.succeeded("ada", "10.0.0.1");
    }
    assertThatCode(() -> throttle.attempt("ada", "10.0.0.1")).doesNotThrowAnyException();
  }

  @Test
  void longQuietStartsAnew() {
    fail(5, "ada", "10.0.0.1");
    clock.advance(Duration.ofMinutes(31));
    fail(5, "ada", "10.0.0.1");
    assertThat(refusal("ada", "10.0.0.1")).hasSeconds(5);
  }

  @Test
  void memoryIsBounded() {
    FailureLog log = new FailureLog(5, 100);
    Instant now = clock.now();
    for (int i = 0; i < 1_000; i++) {
      log.failed("key" + i, now);
    }
    assertThat(log.size()).isEqualTo(100);
  }
}
