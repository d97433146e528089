package io.belfry.event;

import static io.belfry.journal.SampleAlerts.alert;
import static io.belfry.journal.SampleAlerts.firing;
import static io.belfry.journal.SampleAlerts.request;
import static io.belfry.journal.SampleAlerts.resolved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.belfry.engine.Engine;
import io.belfry.engine.EngineSettings;
import io.belfry.engine.FactValues;
import io.belfry.engine.Fate;
import io.belfry.engine.Trace;
import io.belfry.facts.Level;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Inbox;
import io.belfry.journal.Journal;
import io.belfry.journal.JournalSettings;
import io.belfry.journal.Submission;
import io.belfry.ledger.FateCodec;
import io.belfry.ledger.Ledger;
import io.belfry.notification.OutboxWriter;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.FixedClock;
import io.belfry.platform.Page;
import io.belfry.platform.TestDatabase;
import io.belfry.platform.TestPersistence;
import io.belfry.runbook.SampleReleases;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.TenantGuard;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What people are told about events and alerts, over the real line and a real database. */
class ExplainedLineTest {
  private static final String JOIN = "Join an alert to the event of its key";

  private final PGSimpleDataSource database = TestDatabase.fresh();
  private final FixedClock clock = new FixedClock();
  private final TestPersistence persistence =
      new TestPersistence(database, Event.class, StoredDecision.class);
  private final CurrentTenant tenant = new CurrentTenant();
  private final AlertStore alerts = new AlertStore(persistence.entities(), tenant);
  private final EventStore events = new EventStore(persistence.entities(), tenant);
  private final FootprintStore footprints =
      new FootprintStore(persistence.entities(), tenant, alerts);
  private final Explanations explanations =
      new Explanations(persistence.entities(), tenant, events);

  @BeforeEach
  void begin() {
    tenant.become(1);
  }

  @AfterEach
  void end() {
    persistence.close();
  }

  @Test
  void anEventExplainsWhyItIsThereAndWhoWasTold() throws Exception {
    deliver(request(firing("host-1")));
    deliver(request(alert("host-1", Status.FIRING, Severity.WARNING)), request(resolved("host-1")));
    execute(
        "update outbox set state = 'sent', recipient = 'ops@example.org',"
            + " sent_at = '2026-03-02T12:00:02Z'");

    Explanation explanation = explain("host-1");

    assertThat(explanation.summary())
        .isEqualTo(
            "Event 1, \"Host host-1 is down\", was opened at 2026-03-02 12:00:01 UTC by the rule"
                + " \"Open an event\" of release "
                + SampleReleases.source().initial()
                + ", because of an alert of type HostDown from test with the key host-1. No runbook"
                + " knows this type of alert, so the event is unclassified. Its priority began as"
                + " P2: in the priority matrix that is the row for impact medium (the alert named"
                + " no service) and urgency high (the alert had severity critical). The team"
                + " Operations owns it, because neither a service nor a runbook named another: it"
                + " is the default owner. 3 alerts stand behind it so far, the last of 2026-03-02"
                + " 12:00:03 UTC. At 2026-03-02 12:00:02 UTC: An"
                + " alert of the same key joined, with severity warning instead of critical. At"
                + " 2026-03-02 12:00:03 UTC: Cleared: the sender reported the recovery. It is now"
                + " recovered, with priority P2. The team Operations was told at ops@example.org,"
                + " at 2026-03-02 12:00:02 UTC. The team Operations was told that it is over at"
                + " ops@example.org, at 2026-03-02 12:00:02 UTC.");
    assertThat(explanation.steps())
        .extracting(Explanation.Step::kind)
        .containsExactly("rated", "routed", "opened", "joined", "recovered");
    Explanation.Step rated = explanation.steps().get(0);
    assertThat(rated.alertId()).isEqualTo("1-0");
    assertThat(rated.facts())
        .contains(
            new FactValues(
                "priority matrix",
                Map.of("impact", "medium", "urgency", "high", "priority", "P2")));
    assertThat(explanation.notified())
        .extracting(Explanation.Told::key, Explanation.Told::state, Explanation.Told::recipient)
        .containsExactly(
            tuple("opened/" + explanation.event().id(), "sent", "ops@example.org"),
            tuple(
                "recovered/%s/1772452803000/operations/mail".formatted(explanation.event().id()),
                "sent",
                "ops@example.org"));
  }

  @Test
  void aLongStoryIsToldFromItsBeginningAndSaysThatThereIsMore() throws Exception {
    Alert[] changing = new Alert[300];
    for (int i = 0; i < changing.length; i++) {
      changing[i] =
          alert("host-1", Status.FIRING, i % 2 == 0 ? Severity.CRITICAL : Severity.WARNING);
    }
    deliver(request(changing));

    Explanation explanation = explain("host-1");
    assertThat(explanation.steps()).hasSize(200);
    assertThat(explanation.nextSteps()).isNotNull();
    assertThat(explanation.summary())
        .contains("impact medium", "After the first 200 decisions more were made.");
  }

  @Test
  void whoOwnsTheServiceAndWhatHangsOnItIsSaid() throws Exception {
    try (Connection connection = database.getConnection()) {
      Inbox.leave(connection, 1, List.of(new Change.ServiceSet("shop", "web-team", Level.HIGH)));
    }
    deliver();
    deliver(
        request(
            new Alert(
                "test",
                "Known",
                "shop-1",
                Status.FIRING,
                Severity.MAJOR,
                "Slow",
                "shop",
                "",
                Map.of(),
                0,
                "")));
    execute("update outbox set state = 'unaddressed', last_error = 'The team has no address.'");

    assertThat(explain("shop-1").summary())
        .contains("The runbook \"A known situation, \"quoted\"; and more\" (test/known) knows")
        .contains("impact high (the service shop has criticality high)")
        .contains("The team web-team owns it, because it owns the service shop.")
        .contains("The team web-team was not told. The team has no address.");
  }

  @Test
  void theTraceOfAJoinedAlertSurvivesARestartFromASnapshot() throws Exception {
    deliver(request(firing("host-1"), firing("host-2")), request(firing("host-2")));
    AlertTraces.Traced before = trace("2-0", null);
    deliver(request(firing("host-1")));
    deliver();

    Trace.Replayed again = replayed(trace("2-0", null));

    assertThat(again).isEqualTo(before.replay());
    assertThat(fate(before).fate()).isEqualTo(Fate.JOINED);
    assertThat(again.judged().fate()).isEqualTo(Fate.JOINED);
    assertThat(again.judged().rule()).isEqualTo(fate(before).rule()).isEqualTo(JOIN);
    assertThat(again.firings()).extracting(Trace.Firing::rule).containsExactly(JOIN);
    assertThat(again.firings().get(0).facts())
        .extracting(FactValues::name)
        .containsExactlyInAnyOrder("alert", "event");
    // It was judged after the restart; a snapshot stands between.
    String last = list(List.of(), null).get(0);
    assertThat(last).isGreaterThan("2-0");
    assertThat(replayed(trace(last, null)).judged().rule()).isEqualTo(JOIN);
  }

  @Test
  void anAlertThatOpenedIsNotJudgedAgainUnlessAsked() throws Exception {
    deliver(request(firing("host-1")));

    assertThat(trace("1-0", null).replay()).isNull();
    assertThat(trace("1-0", null).footprint().decisions()).hasSize(3);
    assertThat(replayed(trace("1-0", true)).firings()).hasSizeGreaterThan(3);
    assertThat(trace("1-0", false).replay()).isNull();
  }

  @Test
  void whatTheJournalLostIsNotThereAnyMore() throws Exception {
    deliver(request(firing("host-1")));
    execute("delete from journal_entry; delete from journal_original");

    assertThatThrownBy(() -> trace("1-0", null))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("older than the journal is kept");
  }

  @Test
  void theAlertsOfAnEventAreReadPageByPage() throws Exception {
    deliver(
        request(firing("host-1"), firing("host-2")),
        request(firing("host-2"), firing("host-1")),
        request(firing("host-1")));

    Page<StoredAlert> first = inTenant(() -> alerts.ofEvent(1, null, 2));
    Page<StoredAlert> second = inTenant(() -> alerts.ofEvent(1, first.nextCursor(), 2));

    assertThat(first.items()).extracting(StoredAlert::id).containsExactly("3-0", "2-1");
    assertThat(second.items()).extracting(StoredAlert::id).containsExactly("1-0");
    assertThat(second.nextCursor()).isNull();
    assertThat(second.items().get(0).event()).isNotNull();
    assertThat(inTenant(() -> alerts.ofEvent(3, null, 2)).items()).isEmpty();
  }

  @Test
  void alertsAreListedByFateAndText() throws Exception {
    deliver(request(firing("host-1"), firing("host-2")), request(firing("host-1")));

    assertThat(list(List.of(), null)).containsExactly("2-0", "1-1", "1-0");
    assertThat(list(List.of("opened"), null)).containsExactly("1-1", "1-0");
    assertThat(list(List.of("opened", "joined"), "HOST-1")).containsExactly("2-0", "1-0");
    assertThat(list(List.of("held"), null)).isEmpty();
    execute("delete from fate where position = 2");
    assertThat(list(List.of("pending"), null)).containsExactly("2-0");
  }

  @Test
  void theOriginalIsThereUntilItsRetentionIsOver() throws Exception {
    deliver(request(firing("host-1")));

    FootprintStore.StoredOriginal original = inTenant(() -> footprints.original("1-0"));
    assertThat(original.contentType()).isEqualTo("application/json");
    assertThat(original.body()).asString().isEqualTo("{}");
    assertThatThrownBy(() -> inTenant(() -> footprints.original("1-1")))
        .hasMessageContaining("There is no alert");

    execute("delete from journal_original");
    assertThatThrownBy(() -> inTenant(() -> footprints.original("1-0")))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("past its retention");
  }

  @Test
  void asOtherTenantNothingIsThere() throws Exception {
    deliver(request(firing("host-1")));
    CurrentTenant other = new CurrentTenant();
    other.become(2);
    AlertStore theirs = new AlertStore(persistence.entities(), other);
    FootprintStore store = new FootprintStore(persistence.entities(), other, theirs);

    assertThatThrownBy(() -> persistence.inTransaction(e -> store.original("1-0")))
        .isInstanceOf(Fault.class);
    assertThatThrownBy(() -> persistence.inTransaction(e -> store.of("1-0")))
        .isInstanceOf(Fault.class);
  }

  @Test
  void theSecondAskerIsSentAway() throws Exception {
    deliver(request(firing("host-1")));
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Journal journal = Journal.open(database, clock::now, JournalSettings.defaults());
    Trace slow =
        new Trace(
            journal,
            SampleReleases.source(),
            new SlowStore(
                Ledger.open(
                    database, journal.head().epoch(), EngineSettings.defaults().lanes(), List.of()),
                reading,
                goOn),
            10);
    AlertTraces traces = new AlertTraces(footprints, tenant, slow);
    Footprint footprint = inTenant(() -> footprints.of("1-0"));
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (journal) {
      Future<Trace.Answer> first = other.submit(() -> traces.judgeAgain(footprint));
      assertThat(reading.await(5, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(() -> traces.judgeAgain(footprint))
          .isInstanceOfSatisfying(
              Fault.class,
              fault -> {
                assertThat(fault.code()).isEqualTo(ErrorCode.BUSY);
                assertThat(fault.retryAfter()).contains(Duration.ofSeconds(5));
              });
      goOn.countDown();
      assertThat(first.get(10, TimeUnit.SECONDS)).isInstanceOf(Trace.Replayed.class);
      assertThat(traces.judgeAgain(footprint)).isInstanceOf(Trace.Replayed.class);
    } finally {
      other.shutdownNow();
    }
  }

  private List<String> list(List<String> fates, @Nullable String text) {
    return inTenant(() -> alerts.list(fates, text, null, 10)).items().stream()
        .map(StoredAlert::id)
        .toList();
  }

  private Explanation explain(String key) {
    return inTenant(
        () ->
            explanations.of(
                events.list(EventFilter.ofKey(key), EventOrder.NEWEST, null, 1).items().get(0).id(),
                Map.of("operations", "Operations")));
  }

  private static Trace.Replayed replayed(AlertTraces.Traced traced) {
    return (Trace.Replayed) Objects.requireNonNull(traced.replay());
  }

  private static FateCodec.Kept fate(AlertTraces.Traced traced) {
    return Objects.requireNonNull(traced.footprint().fate());
  }

  /** As the server does it, with a session that begins where the stored ones do. */
  private AlertTraces.Traced trace(String id, @Nullable Boolean replay) throws Exception {
    try (Journal journal = Journal.open(database, clock::now, JournalSettings.defaults())) {
      Trace trace =
          new Trace(
              journal,
              SampleReleases.source(),
              Ledger.open(
                  database, journal.head().epoch(), EngineSettings.defaults().lanes(), List.of()),
              1_000);
      AlertTraces traces = new AlertTraces(footprints, tenant, trace);
      return inTenant(() -> traces.of(id, replay));
    }
  }

  private void deliver(Submission... requests) throws Exception {
    try (Journal journal = Journal.open(database, clock::now, JournalSettings.defaults())) {
      Ledger ledger =
          Ledger.open(
              database,
              journal.head().epoch(),
              EngineSettings.defaults().lanes(),
              List.of(new OutboxWriter()));
      try (Engine engine =
          new Engine(journal, SampleReleases.source(), ledger, EngineSettings.defaults())) {
        engine.start();
        for (Submission request : requests) {
          clock.advance(Duration.ofSeconds(1));
          journal.append(request).get(5, TimeUnit.SECONDS);
        }
        while (!engine.isReady()
            || engine.position() < journal.head().position()
            || inboxHasMore()) {
          Thread.sleep(5);
        }
      }
    }
    AlertPlaces projection = new AlertPlaces(database, () -> false, (id, added) -> {});
    while (projection.step() > 0) {}
  }

  private boolean inboxHasMore() throws Exception {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        var row = statement.executeQuery("select count(*) from inbox")) {
      return row.next() && row.getLong(1) > 0;
    }
  }

  private <T> T inTenant(Supplier<T> work) {
    return persistence.inTransaction(
        entities -> {
          TenantGuard.bind(entities, 1);
          return work.get();
        });
  }

  private void execute(String sql) throws Exception {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      TenantGuard.bindAll(connection);
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
      connection.commit();
    }
  }
}
