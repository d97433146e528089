package io.belfry.handling;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.catalogue.CatalogueFixture;
import io.belfry.change.ChangeEvent;
import io.belfry.change.ChangeFixture;
import io.belfry.engine.Fate;
import io.belfry.event.Event;
import io.belfry.event.EventFixture;
import io.belfry.event.PreviewFixture;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.maintenance.MaintenanceWindow;
import io.belfry.maintenance.PastWindows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CauseProposalsTest {
  private final CatalogueFixture catalogue =
      new CatalogueFixture(ChangeEvent.class, Event.class, MaintenanceWindow.class);
  private final CauseProposals proposals =
      new CauseProposals(
          catalogue.entities(),
          catalogue.tenant,
          EventFixture.store(catalogue),
          ChangeFixture.of(catalogue),
          new PastWindows(
              catalogue.entities(), catalogue.tenant, new PreviewFixture(catalogue).alerts()),
          catalogue.clock);
  private final Instant noon = catalogue.clock.now();

  @AfterEach
  void close() {
    catalogue.close();
  }

  private UUID open() {
    return EventFixture.open(catalogue, "web-1", noon);
  }

  private void closed(String causeClass, Duration before) {
    UUID id = EventFixture.open(catalogue, "web-1", noon.minus(before));
    catalogue.execute(
        "update event set handling = 'closed', cause_class = '%s' where id = '%s'"
            .formatted(causeClass, id));
  }

  private List<CauseProposal> of(UUID event) {
    return catalogue.inTenant(() -> proposals.of(event));
  }

  @Test
  void whatSimilarEventsWereIsProposed() {
    closed("capacity", Duration.ofDays(1));
    closed("capacity", Duration.ofDays(2));
    closed("capacity", Duration.ofDays(3));
    closed("code", Duration.ofDays(365));
    closed("hardware", Duration.ofDays(365).plusMillis(1));

    assertThat(of(open()))
        .containsExactly(
            new CauseProposal(CauseClass.CAPACITY, 56, "That was behind 3 of 4 similar events."),
            new CauseProposal(CauseClass.CODE, 18, "That was behind 1 of 4 similar events."));
  }

  @Test
  void whatExplainsItAndWhatWasDoneToItIsProposed() {
    UUID event = open();
    catalogue.execute(
        "update event set cause_id = '%s', cause_number = 7, cause_confidence = 85, cause_grounds = '',"
                .formatted(new UUID(0, 7))
            + " situation_class = 'hardware', service = 'shop' where id = '%s'".formatted(event));
    ChangeFixture.add(catalogue, "new release", noon.minus(Duration.ofMinutes(4)), "web-1");
    catalogue.execute(
        "insert into service (tenant_id, name, owner_team, criticality) values"
            + " (1, 'shop', 'operations', 'high')");
    catalogue.execute(
        "insert into maintenance_window (tenant_id, id, service, starts_at, ends_at, reason,"
            + " created_by, created_at) values (1, '%s', 'shop', '%s', '%s', 'disk', 'ada', '%s')"
                .formatted(
                    UUID.randomUUID(),
                    noon.minus(Duration.ofHours(2)),
                    noon.minus(Duration.ofMinutes(59)),
                    noon));

    assertThat(of(event))
        .containsExactly(
            new CauseProposal(CauseClass.DEPENDENCY, 85, "Event 7 probably causes it."),
            new CauseProposal(
                CauseClass.PLANNED_WORK,
                60,
                "A maintenance window that it is in was open within the hour before."),
            new CauseProposal(CauseClass.CODE, 55, "4 minutes before, it was changed: new release"),
            new CauseProposal(CauseClass.HARDWARE, 40, "Its runbook is of the class hardware."));
  }

  @Test
  void workThatIsPlannedByLabelsAndAgainAndAgainCounts() {
    UUID event = open();
    window("host\t==\tweb-1", null, noon.minus(Duration.ofMinutes(30)));
    window("ci\t==\tweb-2", null, noon.minus(Duration.ofMinutes(30)));
    window("ci\t==\tweb-1", null, noon.minus(Duration.ofMinutes(122)));
    // Every day from one to three.
    window("ci\t==\tweb-1", "FREQ=DAILY", noon.minus(Duration.ofHours(71)));
    assertThat(of(event)).as("of others, or at other times").isEmpty();

    window("ci\t==\tweb-1", "FREQ=DAILY", noon.minus(Duration.ofHours(73)));
    assertThat(of(event))
        .extracting(CauseProposal::causeClass)
        .containsExactly(CauseClass.PLANNED_WORK);
    catalogue.execute(
        "update maintenance_window set cancelled_at = '%s'"
            .formatted(noon.minus(Duration.ofMinutes(61))));
    assertThat(of(event)).as("ended early").isEmpty();
    window("type\t=~\tDo.*", null, noon.minus(Duration.ofMinutes(119)));
    assertThat(of(event)).hasSize(1);
  }

  @Test
  void whatItsAlertsSayDecidesWhetherAWindowIsForIt() {
    UUID event = open();
    window("rack\t==\tr1", null, noon.minus(Duration.ofMinutes(30)));
    assertThat(of(event)).isEmpty();
    PreviewFixture journal = new PreviewFixture(catalogue);
    journal.judge(
        noon,
        new Alert(
            "test",
            "Down",
            "k",
            Status.FIRING,
            Severity.MAJOR,
            "",
            "",
            "web-1",
            Map.of("rack", "r1"),
            0,
            ""),
        Fate.OPENED,
        1);
    journal.linkTo(1, noon);
    assertThat(of(event)).hasSize(1);
  }

  /** An hour long, or two where it comes again. */
  private void window(String matchers, @Nullable String rule, Instant from) {
    Duration length = Duration.ofHours(rule == null ? 1 : 2);
    catalogue.execute(
        "insert into maintenance_window (tenant_id, id, service, matchers, recurrence, zone,"
            + " lasts_millis, starts_at, ends_at, reason, created_by, created_at) values (1, '%s',"
                .formatted(UUID.randomUUID())
            + " '', '%s', %s, 'UTC', %d, '%s', '%s', 'disk', 'ada', now())"
                .formatted(
                    matchers,
                    rule == null ? "null" : "'" + rule + "'",
                    length.toMillis(),
                    from,
                    rule == null ? from.plus(length) : "9999-01-01T00:00:00Z"));
  }

  @Test
  void withoutGroundsNothingIsProposed() {
    UUID event = open();
    ChangeFixture.add(catalogue, "long ago", noon.minus(Duration.ofMinutes(61)), "web-1");
    assertThat(of(event)).isEmpty();
  }
}
