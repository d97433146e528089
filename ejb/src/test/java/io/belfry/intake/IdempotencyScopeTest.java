package io.belfry.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.journal.Alert;
import io.belfry.journal.Entry;
import io.belfry.journal.Journal;
import io.belfry.journal.JournalSettings;
import io.belfry.platform.FixedClock;
import io.belfry.platform.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class IdempotencyScopeTest {
  private final FixedClock clock = new FixedClock();

  @Test
  void jobsThatNumberAlikeAreToldApartAndWhatIsSentAgainIsNot() throws Exception {
    try (Journal journal =
        Journal.open(TestDatabase.fresh(), clock::now, JournalSettings.defaults())) {
      Intake intake = new Intake(journal, clock::now);
      send(intake, alert("cron", "backup", "2026-03-02"));
      send(intake, alert("cron", "billing", "2026-03-02"));
      send(intake, alert("other", "backup", "2026-03-02"));
      send(intake, alert("cron", "backup", "2026-03-03"));
      send(intake, alert("cron", "backup", "2026-03-02"));
      send(intake, alert("cron", "backup", ""));

      List<String> keys = new ArrayList<>();
      for (Entry entry : journal.read(1, 0, Long.MAX_VALUE, 100)) {
        ((Entry.Alerts) entry).alerts().stream().map(Alert::idempotencyKey).forEach(keys::add);
      }
      assertThat(keys).hasSize(6);
      assertThat(keys.subList(0, 4)).doesNotHaveDuplicates();
      assertThat(keys.get(4)).isEqualTo(keys.get(0));
      assertThat(keys.get(5)).isEmpty();
    }
  }

  @Test
  void howeverLongASendersKeyIsTheStoredOneIsShort() {
    Alert read = parse(alert("cron", "backup", "k".repeat(500)));
    assertThat(IdempotencyScope.within(List.of(read)).get(0).idempotencyKey()).hasSize(32);
  }

  @Test
  void whereOneTextEndsAndAnotherBeginsCounts() {
    assertThat(Keys.fingerprint("ab", "c")).isNotEqualTo(Keys.fingerprint("a", "bc"));
  }

  private static void send(Intake intake, String body) throws Exception {
    Intake.Receipt receipt =
        intake
            .take(1, new BelfryFormat(), "application/json", body.getBytes(StandardCharsets.UTF_8))
            .get(30, TimeUnit.SECONDS);
    assertThat(receipt.position()).isPositive();
  }

  private Alert parse(String body) {
    return new BelfryFormat()
        .parse(body.getBytes(StandardCharsets.UTF_8), clock.now())
        .alerts()
        .get(0);
  }

  private static String alert(String source, String key, String idempotencyKey) {
    return """
        {"type": "JobFailed", "source": "%s", "key": "%s", "idempotencyKey": "%s"}
        """
        .formatted(source, key, idempotencyKey);
  }
}
