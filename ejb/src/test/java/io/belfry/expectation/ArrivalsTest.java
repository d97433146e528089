package io.belfry.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.catalogue.CatalogueFixture;
import io.belfry.event.PreviewFixture;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.identity.Caller;
import io.belfry.identity.CurrentCaller;
import io.belfry.journal.Alert;
import io.belfry.platform.ErrorCode;
import io.belfry.tenancy.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What came of an expectation, by the days of a place. */
class ArrivalsTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final CatalogueFixture catalogue = new CatalogueFixture(StoredExpectation.class);
  private final CurrentCaller caller = new CurrentCaller(catalogue.tenant);
  private final Expectations expectations =
      new Expectations(
          catalogue.entities(),
          catalogue.tenant,
          caller,
          catalogue.services,
          catalogue.announcer,
          catalogue.clock,
          catalogue.notary);
  private final PreviewFixture past = new PreviewFixture(catalogue);
  private final Arrivals arrivals =
      new Arrivals(
          catalogue.entities(), catalogue.tenant, expectations, past.alerts(), catalogue.clock);
  private final Instant now = catalogue.clock.now();

  @BeforeEach
  void signIn() {
    caller.become(new Caller(Tenant.DEFAULT, "ada", Set.of(), Caller.Kind.USER));
  }

  @AfterEach
  void close() {
    catalogue.close();
  }

  private UUID backup() {
    Terms silence = new Terms(null, null, null, null, new Terms.Quiet("1d", null));
    return catalogue
        .inTenant(
            () ->
                expectations.add(
                    new ExpectationDraft("Backup", null, null, "backup", null, null, silence)))
        .id();
  }

  private static Alert alert(String key) {
    return new Alert(
        "cron", "BackupDone", key, Status.FIRING, Severity.INFO, "", "", "", Map.of(), 0, "");
  }

  @Test
  void eachDayHasWhatCameAndWhatDidNot() {
    UUID id = backup();
    past.deliver(now.minus(Duration.ofDays(9)), List.of(alert("backup")));
    past.deliver(now.minus(Duration.ofDays(2)), List.of(alert("backup"), alert("other")));
    past.deliver(now.minusSeconds(60), List.of(alert("backup")));
    past.deliver(now, List.of(alert("backup")));
    catalogue.execute(
        "insert into event (tenant_id, id, number, key, subject, type, source, service, ci,"
            + " severity, impact, urgency, priority, condition, owner_team, opened_at, cleared_at,"
            + " opened_by_rule, release) values (1, gen_random_uuid(), 4,"
            + " 'expectation/%s/missed', '', 'expectation.missed', 'belfry', '', '', 'major',"
                .formatted(id)
            + " 'medium', 'medium', 'P3', 'cleared', 'operations', '%s', '%s', '', 'r')"
                .formatted(now.minus(Duration.ofDays(1)), now));

    Calendar calendar = catalogue.inTenant(() -> arrivals.of(id, BERLIN, 4));

    assertThat(calendar.completeFrom()).isNull();
    assertThat(calendar.days()).extracting(Calendar.Day::arrivals).containsExactly(0L, 1L, 0L, 2L);
    Calendar.Day today = calendar.days().get(3);
    assertThat(today.day()).isEqualTo(now.atZone(BERLIN).toLocalDate());
    assertThat(today.first()).isEqualTo(now.minusSeconds(60));
    assertThat(today.last()).isEqualTo(now);
    assertThat(calendar.days().get(2).misses())
        .singleElement()
        .satisfies(
            miss -> {
              assertThat(miss.way()).isEqualTo("missed");
              assertThat(miss.number()).isEqualTo(4);
              assertThat(miss.until()).isEqualTo(now);
            });
  }

  @Test
  void anExpectationThatIsNotThereHasNoDays() {
    assertThat(catalogue.refused(() -> arrivals.of(UUID.randomUUID(), BERLIN, 3)))
        .isEqualTo(ErrorCode.NOT_FOUND);
  }
}
