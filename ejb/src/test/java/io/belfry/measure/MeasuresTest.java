package io.belfry.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.belfry.catalogue.CatalogueFixture;
import io.belfry.engine.Decision;
import io.belfry.engine.DecisionKind;
import io.belfry.engine.EventRef;
import io.belfry.engine.Fate;
import io.belfry.engine.Judged;
import io.belfry.engine.Outcome;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.platform.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Figures over events of which everything is known. */
class MeasuresTest {
  private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-03-02T00:00:00Z");

  private final CatalogueFixture catalogue = new CatalogueFixture();
  private final Measures measures =
      new Measures(catalogue.entities(), catalogue.tenant, catalogue.clock);

  @AfterEach
  void close() {
    catalogue.close();
  }

  /** Opened at a minute of the day; other times in minutes after that, null for never. */
  private void event(
      int number, String service, String priority, int opened, @Nullable Integer cleared) {
    catalogue.execute(
        ("insert into event (tenant_id, id, number, key, subject, type, source, service, ci,"
                + " severity, impact, urgency, priority, condition, owner_team, opened_at,"
                + " cleared_at, opened_by_rule, release) values (1, '%s', %d, 'k%2$d', 's', 't',"
                + " 's', '%s', '', 'major', 'low', 'low', '%s', '%s', 'operations',"
                + " '2026-03-01T00:00Z'\\:\\:timestamptz + interval '%d min', %s, 'r', 'r')")
            .formatted(
                new UUID(7, number),
                number,
                service,
                priority,
                cleared == null ? "firing" : "cleared",
                opened,
                cleared == null
                    ? "null"
                    : "'2026-03-01T00:00Z'\\:\\:timestamptz + interval '%d min'"
                        .formatted(opened + cleared)));
    catalogue.execute(
        "insert into event_activity (tenant_id, event_id, alerts, last_alert_at) values (1, '%s',"
                .formatted(new UUID(7, number))
            + " 10, now())");
  }

  private void taken(int number, int after) {
    catalogue.execute(
        ("insert into event_action (tenant_id, event_id, at, actor, action, handling_before,"
                + " handling_after, detail) select 1, id, opened_at + interval '%d min', 'user:1',"
                + " 'acknowledge', 'open', 'acknowledged', '{}' from event where number = %d")
            .formatted(after, number));
  }

  private MeasureReport report(@Nullable String service, String... priorities) {
    return catalogue.inTenant(
        () -> measures.of(new MeasureFilter(FROM, TO, null, service, List.of(priorities))));
  }

  private static MeasureReport.Spread time(MeasureReport report, String name) {
    return report.times().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String rate(MeasureReport report, String name) {
    return report.rates().stream()
        .filter(each -> each.name().equals(name))
        .map(each -> each.part() + "/" + each.whole())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void timesAreMeasuredFromTheOpeningAndThoseThatRecoverApart() {
    for (int i = 1; i <= 4; i++) {
      event(i, "shop", "P2", 10, 60 * i);
      taken(i, i);
    }
    taken(1, 30);
    event(5, "shop", "P3", 20, 7);
    event(6, "mail", "P3", 20, null);
    event(7, "shop", "P3", -1, 3);
    event(8, "shop", "P3", 24 * 60, 3);

    MeasureReport report = report(null);
    assertThat(report.events()).isEqualTo(6);
    MeasureReport.Spread acknowledged = time(report, "time-to-acknowledge");
    assertThat(acknowledged.count()).isEqualTo(4);
    assertThat(acknowledged.min()).isEqualTo(60);
    assertThat(acknowledged.mean()).isEqualTo(150);
    assertThat(acknowledged.median()).isEqualTo(150);
    assertThat(acknowledged.p90()).isCloseTo(222, within(0.001));
    assertThat(acknowledged.max()).isEqualTo(240);
    assertThat(time(report, "time-to-resolve").mean()).isEqualTo(150 * 60);
    assertThat(time(report, "time-to-recover-by-itself").count()).isEqualTo(1);
    assertThat(time(report, "time-to-recover-by-itself").max()).isEqualTo(7 * 60);
    assertThat(time(report, "time-to-detect").count()).isZero();
    assertThat(time(report, "time-to-detect").mean()).isNull();
    assertThat(rate(report, "noise-reduction")).isEqualTo("54/60");
    assertThat(rate(report, "recovered-by-itself")).isEqualTo("1/6");
    assertThat(report.times()).allMatch(each -> !each.definition().isBlank());

    assertThat(report("mail").events()).isEqualTo(1);
    assertThat(report(null, "P2").events()).isEqualTo(4);
    assertThat(rate(report("none"), "noise-reduction")).isEqualTo("0/0");
  }

  @Test
  void ratesCountWhatEscalatedAndWhatWasForNothing() {
    for (int i = 1; i <= 4; i++) {
      event(i, "shop", "P2", i, null);
    }
    catalogue.execute("update event set escalated = true where number <= 3");
    catalogue.execute(
        "update event set handling = 'closed', closed_at = now(), cause_class = case number when 1"
            + " then 'false-positive' else 'code' end where number <= 2");
    catalogue.execute(
        "insert into incident_event (tenant_id, event_id, incident_id, added_at, added_by)"
            + " select 1, id, id, now(), 'belfry' from event where number = 4");
    catalogue.execute(
        "insert into event_useless (tenant_id, event_id, actor, at) select 1, id, 'user:1', now()"
            + " from event where number = 1");
    catalogue.execute(
        "insert into outbox (tenant_id, key, event_id, team, subject, body, created_at, due_at,"
            + " state, sent_at, occasion) select 1, n\\:\\:text, id, 't', 's', 'b', now(), now(),"
            + " 'sent', opened_at + n * interval '4 s', 'opened' from event, generate_series(1, 2)"
            + " n where number = 1");

    MeasureReport report = report(null);
    assertThat(rate(report, "escalated-to-people")).isEqualTo("3/4");
    assertThat(rate(report, "escalated-to-incident")).isEqualTo("1/4");
    assertThat(rate(report, "false-positive")).isEqualTo("1/2");
    assertThat(rate(report, "useless-page")).isEqualTo("1/4");
    assertThat(time(report, "time-to-page").count()).isEqualTo(1);
    assertThat(time(report, "time-to-page").max()).isEqualTo(4);
  }

  @Test
  void outagesThatOverlapCountOnceAndOnlyWithinTheRange() {
    event(1, "shop", "P1", 60, 60);
    event(2, "shop", "P1", 90, 60);
    event(3, "shop", "P1", -60, 66);
    event(4, "shop", "P2", 300, 600);
    event(5, "mail", "P1", 24 * 60 - 72, null);
    catalogue.execute(
        "insert into service (tenant_id, name, owner_team, criticality) values (1, 'calm',"
            + " 'operations', 'low')");

    assertThat(report(null).availability())
        .extracting(
            each ->
                "%s %d %.0f %.4f"
                    .formatted(each.service(), each.outages(), each.downSeconds(), each.value()))
        .containsExactly("shop 2 5760 0.9333", "mail 1 4320 0.9500", "calm 0 0 1.0000");
    assertThat(report("calm").availability()).hasSize(1);
  }

  @Test
  void whatIsToComeOfTheRangeIsNoTimeInWhichItWasUp() {
    // The clock stands at noon of that day, an hour after the outage began.
    event(1, "shop", "P1", 35 * 60, null);
    assertThat(availability(TO, TO.plusSeconds(86_400))).isEqualTo("shop 3600 0.9167");
    assertThat(availability(TO.plusSeconds(86_400), TO.plusSeconds(2 * 86_400)))
        .as("nothing of it is over")
        .isEqualTo("");
  }

  private String availability(Instant from, Instant to) {
    return catalogue
        .inTenant(() -> measures.of(new MeasureFilter(from, to, null, null, List.of())))
        .availability()
        .stream()
        .map(each -> "%s %.0f %.4f".formatted(each.service(), each.downSeconds(), each.value()))
        .collect(Collectors.joining(", "));
  }

  @Test
  void theTableHasARowAFigureAndRunsNoFormula() {
    event(1, "=cmd|'' /C calc''!A0", "P1", 60, 60);
    String csv = MeasureTable.of(report(null));
    assertThat(csv.lines().findFirst().orElseThrow())
        .isEqualTo("figure,of,unit,count,value,min,mean,median,p90,max,definition");
    assertThat(csv)
        .contains("time-to-recover-by-itself,,seconds,1,,3600.000000,3600.000000,")
        .contains("availability,\"'=cmd|' /C calc'!A0\",part,1,0.958333,");
  }

  @Test
  void whatTheSenderSaysOfTheBeginningIsKeptUnlessItIsToCome() {
    event(1, "shop", "P1", 10, null);
    event(2, "shop", "P1", 10, null);
    keep(1, FROM.plusSeconds(300));
    keep(2, FROM.plusSeconds(900));
    keep(1, FROM.plusSeconds(400));
    MeasureReport.Spread detected = time(report(null), "time-to-detect");
    assertThat(detected.count()).isEqualTo(1);
    assertThat(detected.max()).isEqualTo(300);
  }

  private void keep(int number, Instant start) {
    Alert alert =
        new Alert(
            "s",
            "t",
            "k",
            Status.FIRING,
            Severity.MAJOR,
            "s",
            "",
            "",
            Map.of(),
            start.toEpochMilli(),
            "");
    UUID id = new UUID(7, number);
    Judged judged = new Judged(alert, Fate.OPENED, "", "r", new EventRef(id, number));
    Decision decision = new Decision(0, 0, DecisionKind.OPENED, id, "r", "s", List.of());
    Outcome outcome =
        new Outcome(
            1,
            1,
            0,
            "r",
            List.of(judged),
            List.of(),
            List.of(decision),
            List.of(),
            List.of(),
            List.of());
    catalogue.inTenant(
        () -> {
          catalogue
              .entities()
              .unwrap(Session.class)
              .doWork(connection -> new BeginningWriter().write(connection, List.of(outcome)));
          return true;
        });
  }

  @Test
  void aRangeThatEndsBeforeItBeginsIsRefused() {
    Fault fault =
        catchThrowableOfType(Fault.class, () -> new MeasureFilter(TO, FROM, null, null, List.of()));
    assertThat(fault.detail()).contains("is not after");
  }
}
