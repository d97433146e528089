package io.belfry.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.engine.Fate;
import io.belfry.event.AlertStore.Place;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Entry;
import io.belfry.ledger.FateCodec;
import io.belfry.platform.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class AlertSearchTest {
  private static final Place NEWEST = new Place(Long.MAX_VALUE, 0);
  private int looked;

  @Test
  void itGoesBackThroughEverythingPageByPage() {
    List<String> found = new ArrayList<>();
    Place before = NEWEST;
    Page<AlertSearch.Found> page;
    do {
      page = search(new AlertSearch(List.of(), null, before, 7), 40, 3);
      assertThat(page.items()).hasSizeLessThanOrEqualTo(7);
      page.items().forEach(each -> found.add(each.cursor()));
      String cursor = page.nextCursor();
      before = cursor == null ? before : place(cursor);
    } while (page.nextCursor() != null);

    assertThat(found)
        .hasSize(120)
        .doesNotHaveDuplicates()
        .startsWith("40-2", "40-1", "40-0", "39-2");
  }

  @Test
  void aPageThatIsExactlyFullAndTheLastOneHasNoCursor() {
    assertThat(search(new AlertSearch(List.of(), null, NEWEST, 6), 2, 3).nextCursor()).isNull();
    assertThat(search(new AlertSearch(List.of(), null, NEWEST, 5), 2, 3).nextCursor())
        .isEqualTo("1-1");
  }

  @Test
  void whatNothingMatchesEndsEarlyAndSaysWhereToGoOn() {
    AlertSearch search = new AlertSearch(List.of("rule-fault"), null, NEWEST, 10);

    Page<AlertSearch.Found> page = search(search, 20_000, 3);

    assertThat(page.items()).isEmpty();
    assertThat(looked).isBetween(50_000, 50_400);
    Place rest = place(Objects.requireNonNull(page.nextCursor()));
    assertThat(20_000 * 3 - 3 * (rest.position() - 1) - rest.index()).isEqualTo(looked);
  }

  @Test
  void entriesWithoutAlertsDoNotHoldItUp() {
    Page<AlertSearch.Found> page = search(new AlertSearch(List.of(), null, NEWEST, 5), 500, 0);

    assertThat(page.items()).isEmpty();
    assertThat(page.nextCursor()).isNull();
  }

  /** Searches a journal with so many entries of so many alerts. */
  private Page<AlertSearch.Found> search(AlertSearch search, int entries, int alerts) {
    looked = 0;
    while (search.wantsMore()) {
      List<JudgedEntry> some = new ArrayList<>();
      long from = Math.min(entries, search.upTo());
      for (long at = from; at > 0 && some.size() < search.entriesAtOnce(); at--) {
        some.add(entry(at, alerts));
        looked += alerts;
      }
      search.look(some);
    }
    return search.page();
  }

  private static JudgedEntry entry(long position, int size) {
    List<Alert> alerts = new ArrayList<>();
    List<FateCodec.Kept> fates = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      alerts.add(
          new Alert(
              "test",
              "HostDown",
              "host-" + i,
              Status.FIRING,
              Severity.CRITICAL,
              "Down",
              "",
              "",
              Map.of(),
              0,
              ""));
      fates.add(new FateCodec.Kept(Fate.OPENED, "Open an event", 1, ""));
    }
    return new JudgedEntry(new Entry.Alerts(position, 1, 1_000, alerts), fates, fates);
  }

  private static Place place(String cursor) {
    String[] parts = cursor.split("-");
    return new Place(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
  }
}
