package io.belfry.engine;

/**
 * How far a tenant's outcomes are kept.
 *
 * @param position of the last entry
 * @param clock of the last outcome, in milliseconds since 1970; deadlines may be later than the
 *     entry
 */
public record Checkpoint(long position, long clock) {
  /** Before everything. */
  public static final Checkpoint START = new Checkpoint(0, 0);
}
