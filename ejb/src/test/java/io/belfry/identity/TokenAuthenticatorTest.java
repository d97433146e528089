package io.belfry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.platform.FixedClock;
import io.belfry.platform.Secrets;
import io.belfry.platform.ShortMemory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenAuthenticatorTest {
  private static final String TOKEN = "bf_abcdefgh_secret";
  private static final Caller TOOL =
      new Caller(1, "bf_abcdefgh", Set.of(Permission.ALERTS_WRITE), Caller.Kind.TOKEN);

  private final FixedClock clock = new FixedClock();
  private final FakeStore store = new FakeStore();
  private final TokenAuthenticator tokens =
      new TokenAuthenticator(store::use, clock, Duration.ofSeconds(30));

  @Test
  void nothingIsCachedUntilSomebodyAsked() {
    store.add(TOKEN, Optional.empty());
    assertThat(tokens.cached(TOKEN)).isEmpty();
    assertThat(tokens.authenticate(TOKEN)).contains(TOOL);
    assertThat(tokens.cached(TOKEN)).contains(TOOL);
  }

  @Test
  void theStoreIsAskedOnceWithinTheMemory() {
    store.add(TOKEN, Optional.empty());
    for (int i = 0; i < 30; i++) {
      assertThat(tokens.authenticate(TOKEN)).contains(TOOL);
      clock.advance(Duration.ofMillis(999));
    }
    assertThat(store.asked).isEqualTo(1);
    clock.advance(Duration.ofSeconds(1));
    assertThat(tokens.cached(TOKEN)).isEmpty();
    assertThat(tokens.authenticate(TOKEN)).contains(TOOL);
    assertThat(store.asked).isEqualTo(2);
  }

  @Test
  void aTokenThatExpiresWithinTheMemoryStopsOnTime() {
    store.add(TOKEN, Optional.of(Duration.ofSeconds(10)));
    assertThat(tokens.authenticate(TOKEN)).contains(TOOL);
    clock.advance(Duration.ofSeconds(10));
    assertThat(tokens.cached(TOKEN)).isEmpty();
  }

  @Test
  void guessingDoesNotReachTheStoreEachTime() {
    assertThat(tokens.authenticate("bf_guess")).isEmpty();
    assertThat(tokens.authenticate("bf_guess")).isEmpty();
    assertThat(store.asked).isEqualTo(1);
  }

  @Test
  void guessingManyDoesNotPushOutATokenThatWorks() {
    store.add(TOKEN, Optional.empty());
    tokens.authenticate(TOKEN);
    for (int i = 0; i < 11_000; i++) {
      tokens.authenticate("bf_guess" + i);
    }
    assertThat(tokens.cached(TOKEN)).contains(TOOL);
  }

  @Test
  void aRevokedTokenIsRefusedAtOnce() {
    store.add(TOKEN, Optional.empty());
    tokens.authenticate(TOKEN);
    store.remove(TOKEN);
    tokens.refuse(Secrets.digest(TOKEN));
    assertThat(tokens.cached(TOKEN)).isEmpty();
    assertThat(tokens.authenticate(TOKEN)).isEmpty();
  }

  @Test
  void memoryIsBounded() {
    ShortMemory<String> memory = new ShortMemory<>(100);
    for (int i = 0; i < 1_000; i++) {
      memory.put("key" + i, "value", clock.now().plusSeconds(60), clock.now());
      assertThat(memory.size()).isLessThanOrEqualTo(100);
    }
    assertThat(memory.get("key999", clock.now())).contains("value");
  }

  /** Answers as the database would and counts how often it was asked. */
  private final class FakeStore {
    private final Map<String, LiveToken> byHash = new HashMap<>();
    private int asked;

    void add(String token, Optional<Duration> life) {
      byHash.put(Secrets.digest(token), new LiveToken(TOOL, life.map(clock.now()::plus)));
    }

    void remove(String token) {
      byHash.remove(Secrets.digest(token));
    }

    Optional<LiveToken> use(String hash) {
      asked++;
      return Optional.ofNullable(byHash.get(hash));
    }
  }
}
