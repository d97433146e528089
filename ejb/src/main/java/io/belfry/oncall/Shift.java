package io.belfry.oncall;

import java.time.Instant;

/**
 * Somebody's turn.
 *
 * @param user the number of the person
 * @param from inclusive
 * @param until exclusive
 * @param override whether they stand in for whoever's turn it is
 */
public record Shift(long user, Instant from, Instant until, boolean override) {
  boolean holds(Instant at) {
    return !at.isBefore(from) && at.isBefore(until);
  }
}
