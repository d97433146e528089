package io.belfry.review;

/**
 * A level that no longer agrees with what was measured, and one that would.
 *
 * @param metric such as {@code used_percent}
 * @param bound {@code above} or {@code below}
 * @param present the bound as it is
 * @param proposed the bound that is proposed
 * @param reason for people, complete by itself
 * @param values on which that rests
 */
public record Proposal(
    String metric, String bound, double present, double proposed, String reason, long values) {}
