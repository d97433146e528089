package io.belfry.expectation;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.catalogue.CatalogueFixture;
import io.belfry.facts.Level;
import io.belfry.facts.Severity;
import io.belfry.facts.expectation.By;
import io.belfry.facts.expectation.Count;
import io.belfry.facts.expectation.Expectation;
import io.belfry.facts.expectation.Run;
import io.belfry.facts.expectation.Silence;
import io.belfry.facts.expectation.Window;
import io.belfry.identity.Caller;
import io.belfry.identity.CurrentCaller;
import io.belfry.journal.Change;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.ItemError;
import io.belfry.platform.Page;
import io.belfry.tenancy.Tenant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExpectationsTest {
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
  private final Holidays holidays =
      new Holidays(catalogue.entities(), catalogue.tenant, catalogue.announcer, catalogue.notary);

  @BeforeEach
  void addAService() {
    caller.become(new Caller(Tenant.DEFAULT, "ada", Set.of(), Caller.Kind.USER));
    catalogue.inTenant(() -> catalogue.services.add("shop", "operations", Level.HIGH));
    catalogue.told();
  }

  @AfterEach
  void close() {
    catalogue.close();
  }

  private static final Terms SILENCE =
      new Terms(null, null, null, null, new Terms.Quiet("30m", "1h"));

  private static Terms run(String max) {
    return new Terms(null, null, null, new Terms.Ended(max), null);
  }

  private static Terms schedule(String by, @Nullable String zone, List<String> weekdays) {
    return new Terms(
        null,
        new Terms.Scheduled(null, by, weekdays, null, zone, List.of("2026-12-25"), null),
        null,
        null,
        null);
  }

  private static Terms count(
      @Nullable Long least, @Nullable Long most, @Nullable Long expected, @Nullable String within) {
    return new Terms(
        new Terms.Counted(least, most, expected, 2L, within, null, null), null, null, null, null);
  }

  private static ExpectationDraft draft(String name, @Nullable String severity, Terms terms) {
    return new ExpectationDraft(name, "shop", severity, null, null, "zabbix", terms);
  }

  private StoredExpectation add(String name, Terms terms) {
    return catalogue.inTenant(() -> expectations.add(draft(name, null, terms)));
  }

  private void refused(String field, ExpectationDraft draft) {
    Fault refusal = catalogue.refusal(() -> expectations.add(draft));
    assertThat(refusal.errors()).extracting(ItemError::field).containsExactly(field);
    assertThat(refusal.errors()).allSatisfy(error -> assertThat(error.remedy()).isNotBlank());
    assertThat(refusal.code()).isIn(ErrorCode.INVALID_VALUE, ErrorCode.MISSING_FIELD);
  }

  private void refused(String field, Terms terms) {
    refused(field, draft("n", null, terms));
  }

  @Test
  void theRulesAreToldOfEachAndOfItsEnd() {
    StoredExpectation stored = add(" Zabbix ", SILENCE);
    assertThat(catalogue.told())
        .containsExactly(
            new Change.ExpectationSet(
                new Expectation(
                    stored.id().toString(),
                    "Zabbix",
                    "shop",
                    Severity.MAJOR,
                    By.SOURCE,
                    "zabbix",
                    new Silence(1_800_000, 3_600_000),
                    false)));
    assertThat(stored.createdBy()).isEqualTo("ada");
    catalogue.inTenant(
        () -> {
          expectations.retire(stored.id(), 0);
          return 0;
        });
    assertThat(catalogue.told())
        .containsExactly(new Change.ExpectationRemoved(stored.id().toString()));
    assertThat(catalogue.refused(() -> expectations.get(stored.id())))
        .isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(catalogue.sealed()).containsSubsequence("expectation.add", "expectation.retire");
  }

  @Test
  void aChangeNeedsTheVersionAndTheSameAgainIsNoNews() {
    StoredExpectation stored = add("Zabbix", SILENCE);
    catalogue.told();
    StoredExpectation same =
        catalogue.inTenant(
            () -> expectations.change(stored.id(), 0, draft("Zabbix", "major", SILENCE)));
    assertThat(same.version()).isZero();
    assertThat(catalogue.told()).isEmpty();
    StoredExpectation changed =
        catalogue.inTenant(
            () -> expectations.change(stored.id(), 0, draft("Zabbix", "minor", run("90s"))));
    assertThat(changed.version()).isEqualTo(1);
    assertThat(changed.expectation().demand()).isEqualTo(new Run(90_000));
    assertThat(catalogue.told()).hasSize(1);
    assertThat(
            catalogue.refused(() -> expectations.change(stored.id(), 0, draft("Z", null, SILENCE))))
        .isEqualTo(ErrorCode.PRECONDITION_FAILED);
    assertThat(
            catalogue.refused(
                () -> {
                  expectations.retire(stored.id(), 0);
                  return 0;
                }))
        .isEqualTo(ErrorCode.PRECONDITION_FAILED);
  }

  @Test
  void whatIsWrongIsNamedWithItsFieldAndARemedy() {
    refused("name", draft(" ", null, SILENCE));
    refused("severity", draft("n", "info", SILENCE));
    refused("severity", draft("n", "bad", SILENCE));
    refused("service", new ExpectationDraft("n", "none", null, "k", null, null, SILENCE));
    refused("key", new ExpectationDraft("n", null, null, "k", "t", null, SILENCE));
    refused("key", new ExpectationDraft("n", null, null, null, null, null, SILENCE));
    refused("count", new Terms(null, null, null, null, null));
    refused(
        "count", new Terms(null, null, null, new Terms.Ended("1m"), new Terms.Quiet("1h", null)));
    refused("run.max", run("soon"));
    refused("run.max", run("0s"));
    refused("run.max", run("32d"));
    refused("run.max", new Terms(null, null, null, new Terms.Ended(null), null));
    refused("silence.longest", new Terms(null, null, null, null, new Terms.Quiet("9s", null)));
    refused("schedule.by", schedule("25:00", null, List.of()));
    refused("schedule.zone", schedule("06:00", "Europe/Nowhere", List.of()));
    refused("schedule.zone", schedule("06:00", "+02:00", List.of()));
    refused("schedule.weekdays", schedule("06:00", null, List.of("someday")));
    refused("count.within", count(1L, null, null, "year"));
    refused("count.within", count(1L, null, null, null));
    refused("count.atLeast", count(null, null, null, "day"));
    refused("count.atMost", count(3L, 2L, null, "day"));
    refused("count.expected", count(3L, null, 2L, "day"));
    refused("count.atLeast", count(-1L, null, null, "day"));
    refused(
        "volume.min", new Terms(null, null, new Terms.Sized("rows", null, null, null), null, null));
    refused(
        "volume.max", new Terms(null, null, new Terms.Sized("rows", 2.0, 1.0, null), null, null));
    refused(
        "volume.metric", new Terms(null, null, new Terms.Sized(null, 2.0, 3.0, null), null, null));
    assertThat(catalogue.told()).isEmpty();
  }

  @Test
  void anExpectedNumberWithAVarianceIsAtLeastAndAtMost() {
    assertThat(count(null, null, 24L, "day").demand())
        .isEqualTo(new Count(22, 26, Window.DAY, ZoneId.of("UTC"), 4_320_000));
    assertThat(count(null, null, 1L, "hour").demand())
        .isEqualTo(new Count(0, 3, Window.HOUR, ZoneId.of("UTC"), 180_000));
  }

  @Test
  void whatIsWrittenIsReadAgainAsTheSame() {
    for (Terms terms :
        List.of(
            SILENCE,
            run("1h30m"),
            schedule("06:30", "Europe/Berlin", List.of("mon", "Friday")),
            count(3L, 5L, null, "month"),
            new Terms(null, null, new Terms.Sized("rows", -1.5, null, null), null, null))) {
      StoredExpectation stored = add("n", terms);
      Expectation read = catalogue.inTenant(() -> expectations.get(stored.id())).expectation();
      assertThat(read.demand()).isEqualTo(terms.demand());
      assertThat(Terms.of(read.demand()).demand()).isEqualTo(terms.demand());
    }
  }

  @Test
  void theyAreListedByNameWithWhereTheyStand() {
    UUID b = add("b", SILENCE).id();
    add("a", SILENCE);
    add("b", SILENCE);
    catalogue.execute(
        "insert into expectation_state (tenant_id, id, last_arrival, next_due, open) values (1, '"
            + b
            + "', '2026-03-01T12:00:00.123Z', null, 'missed volume')");
    Page<StoredExpectation> first = catalogue.inTenant(() -> expectations.list(null, 2));
    assertThat(first.items()).extracting(StoredExpectation::name).containsExactly("a", "b");
    Page<StoredExpectation> second =
        catalogue.inTenant(() -> expectations.list(first.nextCursor(), 2));
    assertThat(second.items()).extracting(StoredExpectation::name).containsExactly("b");
    assertThat(second.nextCursor()).isNull();
    Progress progress =
        catalogue
            .inTenant(() -> expectations.progress(List.of(expectations.get(b))))
            .getOrDefault(b, Progress.NONE);
    assertThat(progress.lastArrival()).isEqualTo("2026-03-01T12:00:00.123Z");
    assertThat(progress.nextDue()).isNull();
    assertThat(progress.open()).containsExactly("missed", "volume");
    assertThat(catalogue.refused(() -> expectations.list("x", 2)))
        .isEqualTo(ErrorCode.INVALID_VALUE);
  }

  @Test
  void holidaysAreDeclaredAllAtOnce() {
    assertThat(catalogue.inTenant(holidays::get).days()).isEmpty();
    Holidays.Calendar declared =
        catalogue.inTenant(
            () -> holidays.declare(List.of("2026-12-26", "2026-12-25", "2026-12-25"), 0));
    assertThat(declared.version()).isEqualTo(1);
    List<LocalDate> days = List.of(LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 26));
    assertThat(catalogue.told()).containsExactly(new Change.HolidaysSet(days));
    assertThat(catalogue.inTenant(holidays::get)).isEqualTo(declared);
    assertThat(catalogue.inTenant(() -> holidays.declare(List.of("2026-12-25", "2026-12-26"), 1)))
        .isEqualTo(declared);
    assertThat(catalogue.told()).isEmpty();
    assertThat(catalogue.refused(() -> holidays.declare(List.of(), 0)))
        .isEqualTo(ErrorCode.PRECONDITION_FAILED);
    assertThat(catalogue.refused(() -> holidays.declare(List.of("soon"), 1)))
        .isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(catalogue.sealed()).containsSubsequence("holidays.set");
  }

  @Test
  void theExpectationsOfAnotherTenantAreNotThere() {
    UUID mine = add("n", SILENCE).id();
    catalogue.execute("insert into tenant (id, slug, name) values (2, 'other', 'Other')");
    catalogue.execute("update expectation set tenant_id = 2");
    assertThat(catalogue.inTenant(() -> expectations.list(null, 9)).items()).isEmpty();
    assertThat(catalogue.refused(() -> expectations.get(mine))).isEqualTo(ErrorCode.NOT_FOUND);
  }
}
