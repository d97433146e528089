package io.belfry.facts;

/**
 * A small fact per key that outlasts alerts: a counter, a latch, a ring of sums. Snapshots carry
 * it.
 *
 * <p>It has a constructor without parameters, and fields that are no constants of the class hold
 * primitives, texts, enums, or arrays of {@code long} or {@code double}. Rules insert it once a key
 * and change it with {@code modify}.
 */
public interface Kept {

  /** Tells it from others of its class; what decides in which order a snapshot inserts them. */
  String keptKey();

  /**
   * Whether it outlasts a change of rules. Others are made anew by the next release, from the past
   * that its windows reach.
   */
  default boolean isLongLived() {
    return false;
  }

  /**
   * Whether the replay of the past by the next release begins with it, because it holds for longer
   * than any window reaches. It must bear to be told again what it knows already.
   */
  default boolean isBeforeReplay() {
    return false;
  }
}
