package io.belfry.event;

import io.belfry.engine.Fate;
import io.belfry.journal.Entry;
import io.belfry.ledger.FateCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the journal with the fates of its alerts.
 *
 * @param first what was decided when they came; null while they are not judged
 * @param fates what became of them; null while they are not judged
 */
record JudgedEntry(
    Entry.Alerts entry,
    @Nullable List<FateCodec.Kept> first,
    @Nullable List<FateCodec.Kept> fates) {

  StoredAlert alert(int index, Map<Long, UUID> events) {
    FateCodec.Kept fate = fates == null ? null : fates.get(index);
    FateCodec.Kept before = first == null ? null : first.get(index);
    return new StoredAlert(
        entry.position(),
        index,
        Instant.ofEpochMilli(entry.stamp()),
        entry.alerts().get(index),
        fate,
        Objects.equals(before, fate) ? null : before,
        fate == null ? null : events.get(fate.event()));
  }

  /** What its held alerts wait for. */
  List<String> holds() {
    return first == null
        ? List.of()
        : first.stream()
            .filter(fate -> fate.fate() == Fate.HELD)
            .map(FateCodec.Kept::hold)
            .distinct()
            .toList();
  }

  /**
   * The same, with what became of its held alerts.
   *
   * @param late the oldest first: a later one may span an alert without being its own
   */
  JudgedEntry with(List<LateFate> late) {
    if (first == null || holds().isEmpty()) {
      return this;
    }
    List<FateCodec.Kept> then = new ArrayList<>(first);
    for (int index = 0; index < then.size(); index++) {
      if (then.get(index).fate() == Fate.HELD) {
        String hold = then.get(index).hold();
        for (LateFate each : late) {
          if (each.isOf(hold, entry.position(), index)) {
            then.set(index, each.fate());
            break;
          }
        }
      }
    }
    return new JudgedEntry(entry, first, then);
  }
}
