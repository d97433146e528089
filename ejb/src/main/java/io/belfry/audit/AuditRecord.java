package io.belfry.audit;

import java.time.Instant;

/**
 * One link of the chain.
 *
 * @param sequence counts the tenant's records from 1
 * @param actor the code of who did it
 * @param what such as event.close
 * @param object such as event:7d44...
 * @param detail a JSON object without names and free text
 * @param hash SHA-256, in hexadecimal, over all of this and the hash before
 */
public record AuditRecord(
    long sequence,
    Instant at,
    String actor,
    String what,
    String object,
    String detail,
    String hash) {

  /** Returns whether the hash follows from the content and the hash before. */
  boolean isWhole(long tenant, String before) {
    return hash.equals(
        Chain.hash(tenant, sequence, new Deed(at, actor, what, object, detail), before));
  }
}
