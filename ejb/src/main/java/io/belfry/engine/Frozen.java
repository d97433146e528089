package io.belfry.engine;

import io.belfry.facts.Kept;
import io.belfry.journal.ByteWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a session held at a moment. Taking it holds up the session as little as can be; another
 * thread then puts it in order and encodes it.
 *
 * @param unordered all but facts, whose events and deadlines are in no order
 * @param nextDue when the session's next deadline falls due, {@code Long.MAX_VALUE} for none
 * @param kept facts, in no order
 */
record Frozen(Snapshot unordered, long nextDue, List<FrozenFact> kept) {

  /** A fact as it was, for the fact itself goes on changing. */
  record FrozenFact(String type, String key, String signature, byte[] fields) {
    private static final Comparator<FrozenFact> IN_ORDER =
        Comparator.comparing(FrozenFact::type).thenComparing(FrozenFact::key);

    static FrozenFact of(Kept fact) {
      ByteWriter out = new ByteWriter(128);
      KeptCodec.writeFields(out, fact);
      return new FrozenFact(
          fact.getClass().getName(), fact.keptKey(), KeptCodec.signature(fact), out.toByteArray());
    }
  }

  /** The same, as it is stored. */
  StoredSnapshot stored() {
    Map<Awaited, Long> awaited = new LinkedHashMap<>(unordered.awaited().size() * 2);
    unordered.awaited().entrySet().stream()
        .map(each -> new Deadlines.Due<>(each.getValue(), each.getKey()))
        .sorted()
        .forEach(due -> awaited.put(due.name(), due.time()));
    Snapshot ordered =
        new Snapshot(
            unordered.tenant(),
            unordered.position(),
            unordered.clock(),
            unordered.release(),
            unordered.quarantined(),
            unordered.afterEntry(),
            unordered.numbers(),
            unordered.catalogue(),
            unordered.events().stream()
                .sorted(Comparator.comparing(event -> event.state().key()))
                .toList(),
            awaited,
            unordered.holds(),
            unordered.idempotencyKeys(),
            List.of());
    List<FrozenFact> facts = kept.stream().sorted(FrozenFact.IN_ORDER).toList();
    return new StoredSnapshot(
        ordered.tenant(),
        ordered.position(),
        ordered.clock(),
        nextDue,
        ordered.release(),
        SnapshotCodec.encode(ordered, facts));
  }
}
