package io.belfry.backtest;

import io.belfry.engine.Release;
import io.belfry.engine.Session;
import io.belfry.engine.Snapshot;
import io.belfry.engine.SnapshotCodec;
import io.belfry.journal.ByteReader;
import io.belfry.journal.ByteWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From where both releases judge: a snapshot, or nothing. */
public final class Beginning {
  private final long tenant;
  private final byte @Nullable [] snapshot;

  private Beginning(long tenant, byte @Nullable [] snapshot) {
    this.tenant = tenant;
    this.snapshot = snapshot;
  }

  /** With nothing but what every tenant starts with. */
  public static Beginning ofNothing(long tenant) {
    return new Beginning(tenant, null);
  }

  /** With what the snapshot holds. */
  public static Beginning of(Snapshot snapshot) {
    // As bytes: facts of a session change, and each of the two needs its own.
    return new Beginning(snapshot.tenant(), SnapshotCodec.encode(snapshot));
  }

  /** Writes it for another process. */
  void write(ByteWriter out) {
    out.number(tenant);
    out.block(snapshot == null ? new byte[0] : snapshot);
  }

  /** Reads what {@link #write} wrote. */
  static Beginning read(ByteReader in) {
    long tenant = in.number();
    byte[] snapshot = in.block();
    return new Beginning(tenant, snapshot.length == 0 ? null : snapshot);
  }

  long tenant() {
    return tenant;
  }

  Session session(Release release) {
    return snapshot == null
        ? new Session(tenant, release)
        : new Session(release, SnapshotCodec.decode(snapshot));
  }

  /** The events that were open already. */
  List<Snapshot.OpenEvent> events() {
    return snapshot == null ? List.of() : SnapshotCodec.decode(snapshot).events();
  }
}
