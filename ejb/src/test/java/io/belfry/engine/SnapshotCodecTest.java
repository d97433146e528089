package io.belfry.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.facts.Condition;
import io.belfry.facts.Level;
import io.belfry.facts.Priority;
import io.belfry.facts.Severity;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Snapshots of this server, and of the one before it. */
class SnapshotCodecTest {
  /** What {@link #snapshot} was in format 4. */
  private static final String FORMAT_4 =
      "CA7QD4CVireSZwg0YzFkAgpkaXNrcwQEBAQABAIAAgprZXkgMCZEaXNrIGZ1bGwgb24gaG9zdC0wCGRp"
          + "c2sMbmFnaW9zCHNob3AMaG9zdC0wCk1BSk9SCEhJR0gMTUVESVVNBFAyDEZJUklORw5zdG9yYWdlAAAA"
          + "BoDg8baSZ8D6/baSZwAaT3BlbiBhbiBldmVudAg0YzFkAACA4PG2kmcIVE9MRAIIcmFjawRyMAACEnNp"
          + "bGVuY2UgMAICBAprZXkgMSZEaXNrIGZ1bGwgb24gaG9zdC0xCGRpc2sMbmFnaW9zCHNob3AMaG9zdC0x"
          + "Ck1BSk9SCEhJR0gMTUVESVVNBFAyDEZJUklORw5zdG9yYWdlAgpkaXNrcwImRGlza3MgdGhhdCBydW4g"
          + "ZnVsbAAGgODxtpJnwPr9tpJnABpPcGVuIGFuIGV2ZW50CDRjMWQCAgACCmtleSAwjAEgaXQgZGVwZW5k"
          + "cyBvbiBpdApQTEFDRQCA4PG2kmcIVE9MRAIIcmFjawRyMQICEnNpbGVuY2UgMQIOYWJzZW5jZQprZXkg"
          + "MMCvlreSZwACGHNlbmRlcidzIGtleYDg8baSZwYyaW8uYmVsZnJ5LmVuZ2luZS5CZWF0RmFjdIQBa2V5"
          + "IGphdmEubGFuZy5TdHJpbmc7bGF0ZSBib29sZWFuO21lYW4gZG91YmxlO21pc3NlZCBsb25nO3Jpbmcg"
          + "W0o7AAhiZWF0AAAABgAAADJpby5iZWxmcnkuZW5naW5lLkhpdHNGYWN0UGNvdW50IGludDtrZXkgamF2"
          + "YS5sYW5nLlN0cmluZzt0aW1lcyBbSjsAAAJhADJpby5iZWxmcnkuZW5naW5lLkhpdHNGYWN0UGNvdW50"
          + "IGludDtrZXkgamF2YS5sYW5nLlN0cmluZzt0aW1lcyBbSjsAAAJiAA==";

  @Test
  @DisplayName("a snapshot comes back as it was")
  void everythingComesBack() {
    Snapshot snapshot = snapshot(2);

    Snapshot back = SnapshotCodec.decode(SnapshotCodec.encode(snapshot));

    assertThat(back)
        .usingRecursiveComparison()
        .withStrictTypeChecking()
        .ignoringFields("kept")
        .isEqualTo(snapshot);
    assertThat(back.events()).isEqualTo(snapshot.events());
    assertThat(back.kept())
        .extracting(fact -> fact.getClass().getSimpleName() + fact.keptKey())
        .containsExactly("BeatFactbeat", "HitsFacta", "HitsFactb");
    assertThat(SnapshotCodec.encode(back)).isEqualTo(SnapshotCodec.encode(snapshot));
  }

  @Test
  @DisplayName("a snapshot that the server before this one took is read")
  void theFormatBeforeIsRead() {
    Snapshot old = SnapshotCodec.decode(Base64.getDecoder().decode(FORMAT_4));

    assertThat(SnapshotCodec.encode(old)).isEqualTo(SnapshotCodec.encode(snapshot(2)));
  }

  @Test
  @DisplayName("one of another format is refused, so that the journal is replayed")
  void anotherFormatIsRefused() {
    byte[] bytes = SnapshotCodec.encode(snapshot(1));
    bytes[0] = 6;

    assertThatThrownBy(() -> SnapshotCodec.decode(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("format (3)");
  }

  @Test
  @DisplayName("what events have in common is stored once")
  void wordsAreStoredOnce() {
    int few = SnapshotCodec.encode(snapshot(10)).length;
    int more = SnapshotCodec.encode(snapshot(20)).length;

    assertThat((more - few) / 10).isLessThan(150);
  }

  private static Snapshot snapshot(int size) {
    List<Snapshot.OpenEvent> events = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Cause cause =
          i == 0
              ? null
              : new Cause(new UUID(1, 0), 1, "key 0", 70, "it depends on it", Cause.By.PLACE);
      EventState state =
          new EventState(
              new UUID(1, i),
              i + 1,
              "key " + i,
              "Disk full on host-" + i,
              "disk",
              "nagios",
              "shop",
              "host-" + i,
              Severity.MAJOR,
              Level.HIGH,
              Level.MEDIUM,
              Priority.P2,
              Condition.FIRING,
              "storage",
              i == 0 ? null : "disks",
              i == 0 ? null : "Disks that run full",
              null,
              3,
              1_772_000_000_000L,
              1_772_000_100_000L,
              0,
              "Open an event",
              "4c1d",
              cause);
      events.add(
          new Snapshot.OpenEvent(
              state,
              0,
              1_772_000_000_000L,
              "TOLD",
              Map.of("rack", "r" + i),
              i == 1,
              List.of("silence " + i)));
    }
    return new Snapshot(
        7,
        1_000,
        1_772_000_200_000L,
        "4c1d",
        Set.of("disks"),
        2,
        size,
        List.of(),
        events,
        Map.of(new Awaited("absence", "key 0"), 1_772_000_300_000L),
        List.of(),
        Map.of("sender's key", 1_772_000_000_000L),
        List.of(new BeatFact("beat"), new HitsFact("a"), new HitsFact("b")));
  }
}
