package io.belfry.backtest;

import io.belfry.journal.EntryRow;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Entries of the journal on their way to another process, and the end of them. */
final class RowStream {
  private static final long END = -1;

  private RowStream() {}

  static void write(DataOutputStream out, EntryRow row) throws IOException {
    out.writeLong(row.position());
    out.writeLong(row.tenant());
    out.writeShort(row.kind());
    out.writeLong(row.stamp());
    out.writeInt(row.body().length);
    out.write(row.body());
  }

  static void end(DataOutputStream out) throws IOException {
    out.writeLong(END);
    out.flush();
  }

  /**
   * The next entry; null at the end.
   *
   * @throws IOException when whoever wrote is gone before the end
   */
  static @Nullable EntryRow read(DataInputStream in) throws IOException {
    long position = in.readLong();
    if (position == END) {
      return null;
    }
    long tenant = in.readLong();
    short kind = in.readShort();
    long stamp = in.readLong();
    byte[] body = new byte[in.readInt()];
    in.readFully(body);
    return new EntryRow(position, tenant, kind, stamp, body);
  }
}
