package io.belfry.journal;

/**
 * An entry as the journal keeps it, for who hands it on without looking at it.
 *
 * @param tenant 0 for an entry of every tenant
 * @param kind as {@link EntryCodec} numbers them
 * @param stamp in milliseconds since 1970
 * @param body as {@link EntryCodec} writes it
 */
public record EntryRow(long position, long tenant, short kind, long stamp, byte[] body) {

  /** The row of an entry. */
  public static EntryRow of(Entry entry) {
    if (entry instanceof Entry.Alerts delivered) {
      return row(entry, EntryCodec.ALERTS, EntryCodec.encodeAlerts(delivered.alerts()));
    }
    if (entry instanceof Entry.Changes made) {
      return row(entry, EntryCodec.CHANGES, EntryCodec.encodeChanges(made.changes()));
    }
    Entry.Interruption gap = (Entry.Interruption) entry;
    return row(entry, EntryCodec.INTERRUPTION, EntryCodec.encodeInterruption(gap.from(), gap.to()));
  }

  private static EntryRow row(Entry entry, short kind, byte[] body) {
    return new EntryRow(entry.position(), entry.tenant(), kind, entry.stamp(), body);
  }

  /**
   * The entry.
   *
   * @throws IllegalArgumentException when the row was written by a later version, or is damaged
   */
  public Entry decode() {
    return EntryCodec.decode(position, tenant, kind, stamp, body);
  }
}
