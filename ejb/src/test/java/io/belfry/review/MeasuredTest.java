package io.belfry.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Entry;
import io.belfry.journal.EntrySource;
import io.belfry.platform.TestDatabase;
import io.belfry.runbook.Runbook;
import io.belfry.runbook.RunbookParser;
import io.belfry.tenancy.OfTenant;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What is kept of a day that is over. */
class MeasuredTest {
  private static final Instant NOW = Instant.parse("2026-03-03T00:30:00Z");
  private static final Instant YESTERDAY = Instant.parse("2026-03-02T00:00:00Z");

  private final DataSource database = TestDatabase.fresh();
  private final List<Entry> entries = new ArrayList<>();
  private final Measured measured = new Measured(database, new Listed());
  private final List<Runbook> runbooks =
      List.of(
          runbook("prod", "\n  where: labels.env == \"prod\""),
          runbook("rest", ""),
          RunbookParser.parse(
              "plain.md",
              "---\nid: plain\ntitle: P\nclass: flow\nmatch: { type: Plain }\n---\n## Do\n"));

  private static Runbook runbook(String id, String where) {
    return RunbookParser.parse(
        id + ".md",
        """
        ---
        id: %s
        title: T
        class: capacity
        match:
          type: Used%s
        threshold: { static: { metric: used, above: 90, severity: major } }
        ---
        ## Do
        """
            .formatted(id, where));
  }

  private void alert(Instant at, String type, String env, Map<String, Double> values) {
    Alert alert =
        new Alert(
            "test",
            type,
            "k",
            Status.FIRING,
            Severity.MAJOR,
            "",
            "",
            "",
            Map.of("env", env),
            0,
            "",
            values,
            0);
    entries.add(new Entry.Alerts(entries.size() + 1L, 1, at.toEpochMilli(), List.of(alert)));
  }

  @Test
  void aDayIsLookedAtOnceAndOnlyThatDay() throws Exception {
    alert(YESTERDAY.minusMillis(1), "Used", "prod", Map.of("used", 1.0));
    for (int hour = 0; hour < 24; hour++) {
      Instant at = YESTERDAY.plus(Duration.ofHours(hour));
      alert(at, "Used", hour % 2 == 0 ? "prod" : "test", Map.of("used", 40.0 + hour));
      alert(at.plusSeconds(9), "Plain", "prod", Map.of("used", 99.0));
      alert(at.plusSeconds(10), "Used", "prod", Map.of("free", 99.0));
    }
    alert(YESTERDAY.plus(Duration.ofDays(1)), "Used", "prod", Map.of("used", 1.0));

    assertThat(measured.look(1, runbooks, NOW)).isTrue();
    assertThat(measured.look(1, runbooks, NOW.plusSeconds(60))).isFalse();

    Map<String, Map<String, List<Spread>>> kept = since(LocalDate.of(2026, 3, 2));
    assertThat(kept).containsOnlyKeys("prod", "rest");
    Spread prod = only(kept, "prod");
    assertThat(prod.count()).isEqualTo(12);
    assertThat(Spread.quantile(List.of(prod), 1)).isEqualTo(62);
    assertThat(only(kept, "rest").count()).isEqualTo(12);
    assertThat(since(LocalDate.of(2026, 3, 3))).isEmpty();
  }

  @Test
  void whatComesLateInABusyHourIsLookedAtAsWell() throws Exception {
    for (int i = 0; i < 600; i++) {
      alert(YESTERDAY.plusSeconds(1), "Used", "prod", Map.of("used", 1.0));
    }
    alert(YESTERDAY.plus(Duration.ofMinutes(59)), "Used", "prod", Map.of("used", 99.0));

    assertThat(measured.look(1, runbooks, NOW)).isTrue();
    Spread prod = only(since(LocalDate.of(2026, 3, 2)), "prod");
    assertThat(Spread.quantile(List.of(prod), 1)).isCloseTo(99, within(1e-6));
  }

  private static Spread only(Map<String, Map<String, List<Spread>>> kept, String runbook) {
    Map<String, List<Spread>> metrics = kept.getOrDefault(runbook, Map.of());
    assertThat(metrics).containsOnlyKeys("used");
    return metrics.getOrDefault("used", List.of()).get(0);
  }

  @Test
  void aDayWithoutValuesIsNotLookedAtAgainAndOldOnesAreForgotten() throws Exception {
    alert(YESTERDAY, "Used", "prod", Map.of("used", 1.0));
    assertThat(measured.look(1, runbooks, NOW)).isTrue();
    assertThat(measured.look(1, runbooks, NOW.plus(Duration.ofDays(1)))).isTrue();
    assertThat(measured.look(1, runbooks, NOW.plus(Duration.ofDays(1)))).isFalse();
    assertThat(since(LocalDate.of(2026, 1, 1))).containsOnlyKeys("prod");
    assertThat(measured.look(1, runbooks, NOW.plus(Duration.ofDays(101)))).isTrue();
    assertThat(since(LocalDate.of(2026, 1, 1))).isEmpty();
  }

  private Map<String, Map<String, List<Spread>>> since(LocalDate day) {
    return OfTenant.run(database, 1, connection -> new MeasuredDays(connection, 1).since(day));
  }

  /** A journal in memory. */
  private final class Listed implements EntrySource {
    @Override
    public List<Entry> read(long after, int most) {
      return entries.stream().skip(after).limit(most).toList();
    }

    @Override
    public List<Entry> read(long tenant, long after, long until, int most) {
      return read(after, most);
    }

    @Override
    public long positionBefore(long stamp) {
      return entries.stream().filter(entry -> entry.stamp() < stamp).count();
    }

    @Override
    public long end() {
      return entries.size();
    }

    @Override
    public long watermark() {
      return NOW.toEpochMilli();
    }

    @Override
    public void onProgress(Runnable listener) {}
  }
}
