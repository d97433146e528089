package io.belfry.identity;

import io.belfry.platform.Clock;
import io.belfry.platform.Secrets;
import io.belfry.platform.ShortMemory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Says whose a token is. A door that takes many requests asks {@link #cached} first, which never
 * waits, and hands over to a thread that may wait for {@link #authenticate} when that knows
 * nothing. Both may be called from any thread, in a request or not.
 */
@ApplicationScoped
public class TokenAuthenticator {
  private static final int TOKENS = 10_000;
  private static final Duration UNKNOWN_MEMORY = Duration.ofSeconds(5);

  private final Function<String, Optional<LiveToken>> lookup;
  private final Clock clock;
  private final Duration memory;
  private final ShortMemory<LiveToken> known = new ShortMemory<>(TOKENS);

  // Apart from those that are known, so that guessing cannot push out tokens that work.
  private final ShortMemory<Boolean> unknown = new ShortMemory<>(TOKENS);

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected TokenAuthenticator() {
    this(hash -> Optional.empty(), null, null);
  }

  @Inject
  TokenAuthenticator(ApiTokenStore store, Clock clock, IdentitySettings settings) {
    this(store::use, clock, settings.tokenMemory());
  }

  /**
   * Asks {@code lookup}, by the SHA-256 of a token, and believes its answer for {@code memory}.
   *
   * @param lookup answers with what a token allows, if it works
   */
  TokenAuthenticator(Function<String, Optional<LiveToken>> lookup, Clock clock, Duration memory) {
    this.lookup = lookup;
    this.clock = clock;
    this.memory = memory;
  }

  /**
   * Returns the caller if the token was seen a moment ago, without waiting for anything. Nothing
   * means that {@link #authenticate} has to say.
   */
  public Optional<Caller> cached(String token) {
    return cached(Secrets.digest(token), clock.now());
  }

  private Optional<Caller> cached(String hash, Instant now) {
    return known
        .get(hash, now)
        .filter(live -> live.worksAt(now) && unknown.get(hash, now).isEmpty())
        .map(LiveToken::caller);
  }

  /** Returns the caller, asking the database where need be; nothing for a token that is no good. */
  public Optional<Caller> authenticate(String token) {
    String hash = Secrets.digest(token);
    Instant now = clock.now();
    Optional<Caller> before = cached(hash, now);
    if (before.isPresent() || unknown.get(hash, now).isPresent()) {
      return before;
    }
    Optional<LiveToken> found = lookup.apply(hash);
    found.ifPresentOrElse(
        live -> known.put(hash, live, now.plus(memory), now),
        () -> unknown.put(hash, true, now.plus(UNKNOWN_MEMORY), now));
    return found.map(LiveToken::caller);
  }

  /** Refuses a token from now on: it was revoked. */
  void refuse(String secretHash) {
    // Longer than a lookup that saw it before may still be remembered.
    Instant now = clock.now();
    unknown.put(secretHash, true, now.plus(memory), now);
    known.forget(secretHash);
  }
}
