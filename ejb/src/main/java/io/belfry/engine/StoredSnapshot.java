package io.belfry.engine;

/**
 * A snapshot as bytes.
 *
 * @param position of the last entry that the session had applied
 * @param clock in milliseconds since 1970
 * @param nextDue when the session's next deadline falls due, {@code Long.MAX_VALUE} for none
 * @param body what {@link SnapshotCodec} made of it
 */
public record StoredSnapshot(
    long tenant, long position, long clock, long nextDue, String release, byte[] body) {}
