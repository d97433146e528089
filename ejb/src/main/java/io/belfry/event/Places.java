package io.belfry.event;

import io.belfry.journal.ByteReader;
import io.belfry.journal.ByteWriter;
import java.util.ArrayList;
import java.util.List;

/** Places of alerts in the journal, ascending, in about three bytes each. */
final class Places {
  private final ByteWriter out = new ByteWriter(16);
  private long position;
  private long stamp;

  /** Adds one; places come in ascending order. */
  void add(long at, int index, long stampOfEntry) {
    out.number(at - position);
    out.number(index);
    position = at;
    stamp = stampOfEntry;
  }

  long lastPosition() {
    return position;
  }

  /** Of the last one, in milliseconds since 1970. */
  long lastStamp() {
    return stamp;
  }

  byte[] packed() {
    return out.toByteArray();
  }

  static List<AlertStore.Place> unpack(byte[] packed) {
    ByteReader in = new ByteReader(packed);
    List<AlertStore.Place> places = new ArrayList<>();
    long position = 0;
    while (in.hasMore()) {
      position += in.number();
      places.add(new AlertStore.Place(position, in.count()));
    }
    return places;
  }
}
