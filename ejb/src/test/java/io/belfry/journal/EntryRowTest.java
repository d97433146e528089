package io.belfry.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EntryRowTest {
  static Stream<Entry> entries() {
    Alert alert =
        new Alert(
            "test",
            "Down",
            "key",
            Status.FIRING,
            Severity.MAJOR,
            "It is down",
            "shop",
            "host",
            Map.of("rack", "r1"),
            5,
            "idempotent",
            Map.of("used", 0.5),
            17);
    return Stream.of(
        new Entry.Alerts(7, 3, 1_772_000_000_000L, List.of(alert)),
        new Entry.Changes(8, 3, 1_772_000_000_001L, List.of(new Change.DefaultOwnerSet("shop"))),
        new Entry.Interruption(9, 1_772_000_000_002L, 4, 6));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void aRowIsItsEntry(Entry entry) {
    EntryRow row = EntryRow.of(entry);
    assertThat(row.decode()).isEqualTo(entry);
    assertThat(row.tenant()).isEqualTo(entry.tenant());
  }
}
