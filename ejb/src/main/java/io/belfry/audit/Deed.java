package io.belfry.audit;

import java.time.Instant;

/**
 * Something that was done, before it has its place in the chain.
 *
 * @param at to the microsecond
 * @param detail a JSON object without names and free text
 */
public record Deed(Instant at, String actor, String what, String object, String detail) {}
