package io.belfry.engine;

import io.belfry.facts.Condition;
import io.belfry.facts.Kept;
import io.belfry.facts.Level;
import io.belfry.facts.Priority;
import io.belfry.facts.Severity;
import io.belfry.journal.ByteReader;
import io.belfry.journal.ByteWriter;
import io.belfry.journal.EntryCodec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Snapshots as bytes, versioned: a server that does not know the version replays the journal. */
public final class SnapshotCodec {
  /** Grows with each change of what is written. */
  public static final int FORMAT = 5;

  /** That of before: words came as often as they were used. */
  private static final int WITHOUT_WORDS = 4;

  private SnapshotCodec() {}

  /** Encodes a snapshot. */
  public static byte[] encode(Snapshot snapshot) {
    return encode(snapshot, snapshot.kept().stream().map(Frozen.FrozenFact::of).toList());
  }

  /**
   * Encodes one with facts as they were.
   *
   * @param facts in the place of its own
   */
  static byte[] encode(Snapshot snapshot, List<Frozen.FrozenFact> facts) {
    ByteWriter out = new ByteWriter(256 + 300 * snapshot.events().size());
    out.number(FORMAT);
    out.number(snapshot.tenant());
    out.number(snapshot.position());
    out.number(snapshot.clock());
    out.text(snapshot.release());
    out.number(snapshot.quarantined().size());
    snapshot.quarantined().stream().sorted().forEach(out::text);
    out.number(snapshot.afterEntry());
    out.number(snapshot.numbers());
    out.block(EntryCodec.encodeChanges(snapshot.catalogue()));
    out.number(snapshot.events().size());
    snapshot.events().forEach(event -> write(out, event));
    writeDeadlines(out, snapshot.awaited());
    out.number(snapshot.holds().size());
    snapshot.holds().forEach(hold -> HoldCodec.write(out, hold));
    writeTimes(out, snapshot.idempotencyKeys());
    out.number(facts.size());
    for (Frozen.FrozenFact fact : facts) {
      out.word(fact.type());
      out.word(fact.signature());
      out.bytes(fact.fields());
    }
    return out.toByteArray();
  }

  /**
   * Decodes what {@link #encode} made.
   *
   * @throws IllegalArgumentException when it is of another format
   */
  public static Snapshot decode(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    long format = in.number();
    if (format != FORMAT && format != WITHOUT_WORDS) {
      throw new IllegalArgumentException(
          "The snapshot has format (%d), this server reads (%d) and (%d)"
              .formatted(format, WITHOUT_WORDS, FORMAT));
    }
    Supplier<String> words = format == WITHOUT_WORDS ? in::text : in::word;
    return new Snapshot(
        in.number(),
        in.number(),
        in.number(),
        in.text(),
        texts(in),
        in.count(),
        in.number(),
        EntryCodec.decodeChanges(in.block()),
        events(in, words),
        deadlines(in, words),
        holds(in),
        times(in),
        kept(in, words));
  }

  private static void write(ByteWriter out, Snapshot.OpenEvent open) {
    EventState event = open.state();
    out.number(event.id().getMostSignificantBits());
    out.number(event.id().getLeastSignificantBits());
    out.number(event.number());
    out.text(event.key());
    out.text(event.subject());
    out.word(event.type());
    out.word(event.source());
    out.word(event.service());
    out.text(event.ci());
    out.word(event.severity().name());
    out.word(event.impact().name());
    out.word(event.urgency().name());
    out.word(event.priority().name());
    out.word(event.condition().name());
    out.word(event.ownerTeam());
    writeOptional(out, event.runbook());
    writeOptional(out, event.runbookTitle());
    writeOptional(out, event.situationClass());
    out.number(event.alerts());
    out.number(event.openedAt());
    out.number(event.lastAlertAt());
    out.number(event.clearedAt());
    out.word(event.rule());
    out.word(event.release());
    writeCause(out, event.cause());
    out.number(open.startsAt());
    out.number(open.firingSince());
    out.word(open.page());
    out.number(open.places().size());
    open.places()
        .forEach(
            (kind, name) -> {
              out.word(kind);
              out.text(name);
            });
    out.number(open.fixed() ? 1 : 0);
    out.number(open.silences().size());
    open.silences().forEach(out::text);
  }

  private static void writeCause(ByteWriter out, @Nullable Cause cause) {
    out.number(cause == null ? 0 : 1);
    if (cause != null) {
      out.number(cause.event().getMostSignificantBits());
      out.number(cause.event().getLeastSignificantBits());
      out.number(cause.number());
      out.text(cause.key());
      out.number(cause.confidence());
      out.text(cause.grounds());
      out.text(cause.by().name());
    }
  }

  private static @Nullable Cause cause(ByteReader in) {
    return in.number() == 0
        ? null
        : new Cause(
            new UUID(in.number(), in.number()),
            in.number(),
            in.text(),
            (int) in.number(),
            in.text(),
            Cause.By.valueOf(in.text()));
  }

  private static Map<String, String> places(ByteReader in, Supplier<String> words) {
    int size = in.count();
    Map<String, String> places = new LinkedHashMap<>(size * 2);
    for (int i = 0; i < size; i++) {
      places.put(words.get(), in.text());
    }
    return places;
  }

  private static List<Snapshot.OpenEvent> events(ByteReader in, Supplier<String> words) {
    int size = in.count();
    List<Snapshot.OpenEvent> events = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      EventState state =
          new EventState(
              new UUID(in.number(), in.number()),
              in.number(),
              in.text(),
              in.text(),
              words.get(),
              words.get(),
              words.get(),
              in.text(),
              Severity.valueOf(words.get()),
              Level.valueOf(words.get()),
              Level.valueOf(words.get()),
              Priority.valueOf(words.get()),
              Condition.valueOf(words.get()),
              words.get(),
              optional(in, words),
              optional(in, words),
              optional(in, words),
              in.number(),
              in.number(),
              in.number(),
              in.number(),
              words.get(),
              words.get(),
              cause(in));
      events.add(
          new Snapshot.OpenEvent(
              state,
              in.number(),
              in.number(),
              words.get(),
              places(in, words),
              in.number() != 0,
              List.copyOf(texts(in))));
    }
    return events;
  }

  private static void writeDeadlines(ByteWriter out, Map<Awaited, Long> deadlines) {
    out.number(deadlines.size());
    deadlines.forEach(
        (name, time) -> {
          out.word(name.what());
          out.text(name.key());
          out.number(time);
        });
  }

  private static Map<Awaited, Long> deadlines(ByteReader in, Supplier<String> words) {
    int size = in.count();
    Map<Awaited, Long> deadlines = new LinkedHashMap<>(size * 2);
    for (int i = 0; i < size; i++) {
      deadlines.put(new Awaited(words.get(), in.text()), in.number());
    }
    return deadlines;
  }

  private static List<Hold> holds(ByteReader in) {
    int size = in.count();
    List<Hold> holds = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      holds.add(HoldCodec.read(in));
    }
    return holds;
  }

  private static void writeTimes(ByteWriter out, Map<String, Long> times) {
    out.number(times.size());
    times.forEach(
        (key, time) -> {
          out.text(key);
          out.number(time);
        });
  }

  private static Map<String, Long> times(ByteReader in) {
    int size = in.count();
    Map<String, Long> times = new LinkedHashMap<>(size * 2);
    for (int i = 0; i < size; i++) {
      times.put(in.text(), in.number());
    }
    return times;
  }

  private static Set<String> texts(ByteReader in) {
    int size = in.count();
    Set<String> texts = new LinkedHashSet<>();
    for (int i = 0; i < size; i++) {
      texts.add(in.text());
    }
    return texts;
  }

  private static List<Kept> kept(ByteReader in, Supplier<String> words) {
    int size = in.count();
    List<Kept> facts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      facts.add(KeptCodec.read(in, words.get(), words.get()));
    }
    return facts;
  }

  private static void writeOptional(ByteWriter out, @Nullable String text) {
    out.number(text == null ? 0 : 1);
    if (text != null) {
      out.word(text);
    }
  }

  private static @Nullable String optional(ByteReader in, Supplier<String> words) {
    return in.number() == 0 ? null : words.get();
  }
}
