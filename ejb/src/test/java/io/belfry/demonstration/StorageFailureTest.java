package io.belfry.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.engine.DecisionKind;
import io.belfry.engine.EventState;
import io.belfry.engine.Outcome;
import io.belfry.engine.Pages;
import io.belfry.engine.Session;
import io.belfry.facts.Condition;
import io.belfry.facts.Level;
import io.belfry.intake.BelfryFormat;
import io.belfry.intake.Parsed;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.runbook.SampleReleases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bundled failure, judged by the engine of this build. */
class StorageFailureTest {
  private static final long START = 1_772_000_000_000L;
  private static final long HOUR = 3_600_000;

  private final Map<String, EventState> events = new LinkedHashMap<>();
  private final List<String> pages = new ArrayList<>();
  private final Session session = new Session(1, SampleReleases.withOneRunbook());
  private long position;
  private long now = START;

  private void take(List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      outcome.events().forEach(event -> events.put(event.key(), event));
      Pages.of(outcome).stream()
          .filter(told -> told.kind() != DecisionKind.LEARNED)
          .forEach(told -> pages.add(told.event().key()));
    }
  }

  private void send(String status) {
    for (byte[] body : StorageFailure.requests(status)) {
      Parsed parsed = new BelfryFormat().parse(body, Instant.ofEpochMilli(now));
      assertThat(parsed.rejected()).isEmpty();
      List<Alert> alerts = parsed.alerts();
      take(session.apply(new Entry.Alerts(++position, 1, now += 20, alerts)));
    }
  }

  private static List<Change> topology() {
    List<Change> changes = new ArrayList<>();
    changes.add(
        new Change.ServiceSet(StorageFailure.STORAGE, StorageFailure.STORAGE_TEAM, Level.HIGH));
    StorageFailure.services()
        .forEach(
            service ->
                changes.add(
                    new Change.ServiceSet(
                        service.name(), StorageFailure.WEB_TEAM, service.criticality())));
    changes.add(
        new Change.CiSet(
            StorageFailure.CAUSE, StorageFailure.STORAGE, "storage", Map.of(), List.of()));
    StorageFailure.hosts()
        .forEach(
            host ->
                changes.add(
                    new Change.CiSet(
                        host.name(),
                        host.service(),
                        "host",
                        Map.of(),
                        List.of("ci/" + StorageFailure.CAUSE))));
    return changes;
  }

  @Test
  void oneCauseExplains200SymptomsAndOnePageGoesOut() {
    take(session.apply(new Entry.Changes(++position, 1, now, topology())));
    send("firing");
    take(session.advanceTo(now + HOUR));

    assertThat(events).hasSize(StorageFailure.HOSTS + 1);
    EventState cause = events.get(StorageFailure.KEYS + StorageFailure.CAUSE);
    assertThat(cause).isNotNull();
    assertThat(cause.cause()).isNull();
    assertThat(events.values())
        .filteredOn(event -> !event.key().equals(cause.key()))
        .hasSize(200)
        .allSatisfy(
            event -> {
              assertThat(event.cause()).as(event.key()).isNotNull();
              assertThat(event.cause().event()).as(event.key()).isEqualTo(cause.id());
            });
    assertThat(pages).containsExactly(cause.key());

    now += HOUR;
    send("resolved");
    assertThat(events.values()).allMatch(event -> event.condition() == Condition.CLEARED);
    session.close();
  }

  @Test
  void everythingOfItSaysThatItIsADemonstration() {
    List<Alert> alerts = new ArrayList<>();
    for (byte[] body : StorageFailure.requests("firing")) {
      alerts.addAll(new BelfryFormat().parse(body, Instant.ofEpochMilli(START)).alerts());
    }
    session.close();
    assertThat(alerts).hasSize(StorageFailure.HOSTS + 1);
    assertThat(alerts)
        .allSatisfy(
            alert -> {
              assertThat(alert.summary()).startsWith("[Demonstration] ");
              assertThat(alert.key()).startsWith(StorageFailure.KEYS);
              assertThat(alert.service()).startsWith(StorageFailure.MARK);
              assertThat(alert.ci()).startsWith(StorageFailure.MARK);
            });
  }
}
