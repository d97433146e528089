package io.belfry.rulepackage;

import org.jspecify.annotations.Nullable;

/**
 * Who acts on packages.
 *
 * @param actor as it is stored, such as {@code user:17}
 * @param person the number of the user, of a tool that of who made its token; null for Belfry
 * @param byHand whether it is the person, and no tool of theirs
 * @param approves whether they may approve what others wrote
 * @param administers whether they may activate packages of every team
 */
public record Member(
    long tenant,
    String actor,
    @Nullable Long person,
    boolean byHand,
    boolean approves,
    boolean administers) {

  /** The server itself, for a tenant. */
  static Member belfry(long tenant) {
    return new Member(tenant, "belfry", null, false, false, true);
  }
}
