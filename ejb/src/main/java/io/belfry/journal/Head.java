package io.belfry.journal;

/**
 * The fencing row: who owns the journal, and where it ends.
 *
 * @param epoch grows with each server that takes over
 * @param position of the last entry, 0 when there is none
 * @param stamp of the last entry, in milliseconds since 1970
 */
public record Head(long epoch, long position, long stamp) {}
