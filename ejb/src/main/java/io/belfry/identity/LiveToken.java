package io.belfry.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * What a token that works means.
 *
 * @param caller who sends it and what it allows
 * @param expiresAt when it stops working, if that was set
 */
record LiveToken(Caller caller, Optional<Instant> expiresAt) {
  boolean worksAt(Instant now) {
    return expiresAt.isEmpty() || now.isBefore(expiresAt.get());
  }
}
