package io.belfry.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.channel.ChannelKind;
import io.belfry.channel.Destination;
import io.belfry.engine.Cause;
import io.belfry.engine.DecisionKind;
import io.belfry.engine.Outcome;
import io.belfry.engine.Responding;
import io.belfry.facts.Priority;
import io.belfry.platform.FixedClock;
import io.belfry.platform.TestDatabase;
import io.belfry.response.ResponseWriter;
import io.belfry.tenancy.AcrossTenants;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutboxWriterTest {
  private static final UUID EVENT = UUID.fromString("00000000-0000-0000-0000-00000000000a");
  private static final Cause CAUSE =
      new Cause(new UUID(0, 7), 7, "filer", 90, "It depends on it.", Cause.By.DEPENDENCY);
  private static final String OPENED = "opened/" + EVENT;

  private final DataSource database = TestDatabase.fresh();
  private final OutboxRows rows = new OutboxRows(database);
  private final FixedClock clock = new FixedClock();

  @Test
  void aNewEventGoesThroughTheMailAndEachChannelThatIsForItsPriority() throws Exception {
    rows.team("dba", "dba@example.com");
    channel("chat", ChannelKind.SLACK);
    channel("leads", ChannelKind.MAIL, "P1", "P2");
    channel("pager", ChannelKind.PAGERDUTY, "P1");
    channel("off", ChannelKind.SLACK);
    rows.run("update channel set enabled = false where name = 'off'");

    write(opened(Priority.P2));

    assertThat(told())
        .containsExactly(
            OPENED + " - mail opened",
            OPENED + "/chat chat 1/dba/chat opened",
            OPENED + "/leads leads mail opened");
    assertThat(rows.query("select distinct subject from outbox")).containsExactly("[P2] Disk full");
  }

  @Test
  void aRunbookSaysWhoIsToldInPlaceOfTheTeam() throws Exception {
    rows.team("dba", "dba@example.com");
    rows.team("filers", "filers@example.com");
    rows.run(
        "insert into app_user (id, tenant_id, username, display_name, roles, password_hash,"
            + " password_change_required, created_at, mail) overriding system value"
            + " values (7, 1, 'ben', 'Ben', '{}', '', false, now(), 'ben@example.com')");
    rows.run(
        "insert into rotation (tenant_id, team, zone, starts_on, handover, members)"
            + " values (1, 'dba', 'UTC', '2026-01-01', '09:00', '{7}')");
    channel("chat", ChannelKind.SLACK, "P1");

    write(says(opened(Priority.P3), "on-call", "filers", "#chat", "shops"));

    assertThat(
            rows.query("select concat_ws(' ', key, team, channel, lane) from outbox order by key"))
        .containsExactly(
            OPENED + " filers mail",
            OPENED + "/7/mail dba mail",
            OPENED + "/chat dba chat 1/dba/chat",
            OPENED + "/team:shops shops mail");
    write(recovered(clock.now().plusSeconds(60)));
    assertThat(recoveries()).as("whoever was told").hasSize(4);
  }

  @Test
  void whoIsOnCallIsTheTeamWhereNobodyIsAndAPageThatWaitedKnowsItStill() throws Exception {
    rows.team("dba", "dba@example.com");
    Outcome waiting =
        SampleOutcomes.of(
            List.of(DecisionKind.OPENED, DecisionKind.WAITING),
            false,
            null,
            EVENT,
            Priority.P3,
            clock.now(),
            1);
    write(says(waiting, "on-call", "#gone"));
    assertThat(told()).isEmpty();
    write(SampleOutcomes.of(DecisionKind.PAGED, EVENT, Priority.P3, clock.now(), 2));
    assertThat(rows.query("select key || ' ' || team from outbox"))
        .containsExactly("paged/%s/P3 dba".formatted(EVENT));
  }

  private static Outcome says(Outcome outcome, String... told) {
    return SampleOutcomes.responding(outcome, new Responding(EVENT, List.of(told), null, null));
  }

  @Test
  void judgedAgainNothingIsToldTwice() throws Exception {
    rows.team("dba", "dba@example.com");
    channel("chat", ChannelKind.SLACK);

    write(opened(Priority.P2));
    write(opened(Priority.P2));

    assertThat(told()).hasSize(2);
  }

  @Test
  void aTeamThatIsReachedNowhereGetsARowThatSaysSo() throws Exception {
    write(opened(Priority.P3));
    assertThat(told()).containsExactly(OPENED + " - mail opened");
  }

  @Test
  void whoHasChannelsNeedsNoMail() throws Exception {
    rows.team("dba", null);
    channel("pager", ChannelKind.PAGERDUTY, "P1");

    write(opened(Priority.P3));
    assertThat(told()).isEmpty();
    write(opened(Priority.P1));
    assertThat(told()).containsExactly(OPENED + "/pager pager 1/dba/pager opened");
  }

  @Test
  void whoWasToldOrIsAboutToBeIsToldOnceThatItIsOver() throws Exception {
    rows.team("dba", "dba@example.com");
    channel("chat", ChannelKind.SLACK);
    channel("pager", ChannelKind.PAGERDUTY);
    write(opened(Priority.P2));
    rows.run("update outbox set state = 'sent' where channel is null");
    rows.run("update outbox set state = 'dead' where channel = 'pager'");
    // Somebody else of the team who was told something since.
    rows.run(
        "insert into app_user (id, tenant_id, username, display_name, roles, password_hash,"
            + " password_change_required, created_at) overriding system value"
            + " values (7, 1, 'ben', 'Ben', '{}', '', false, now())");
    rows.waiting("assigned", "dba", "Yours", clock.now(), EVENT);
    rows.run("update outbox set person = 7 where key = 'assigned'");

    Outcome over = recovered(clock.now().plusSeconds(60));
    write(over);
    write(over);

    assertThat(recoveries())
        .containsExactly("- - mail waiting", "- 7 mail waiting", "chat - 1/dba/chat waiting");
    assertThat(rows.query("select distinct subject from outbox where occasion = 'recovered'"))
        .containsExactly("[Recovered] Disk full");
  }

  @Test
  void whoWasNotToldAnewIsNotToldAgainThatItIsOver() throws Exception {
    rows.team("dba", "dba@example.com");
    channel("chat", ChannelKind.SLACK);
    write(opened(Priority.P2));
    write(recovered(clock.now().plusSeconds(60)));
    write(recovered(clock.now().plusSeconds(120)));
    assertThat(recoveries()).hasSize(2);

    rows.through("chat", "worse", EVENT, Occasion.CHANGED, clock.now().plusSeconds(150));
    write(recovered(clock.now().plusSeconds(180)));
    assertThat(recoveries())
        .containsExactly(
            "- - mail waiting", "chat - 1/dba/chat waiting", "chat - 1/dba/chat waiting");
  }

  @Test
  void whatOpensAndIsOverInOneTransactionIsToldInThatOrder() throws Exception {
    rows.team("dba", "dba@example.com");
    boolean unused =
        AcrossTenants.run(
            database,
            connection -> {
              new OutboxWriter()
                  .write(
                      connection,
                      List.of(opened(Priority.P1), recovered(clock.now().plusSeconds(1))));
              return true;
            });
    assertThat(rows.query("select occasion from outbox order by id"))
        .containsExactly("opened", "recovered");
  }

  @Test
  void aPagerHearsOnceThatSomebodyTookItOnAndOnceThatItIsDoneWith() throws Exception {
    rows.team("dba", null);
    channel("chat", ChannelKind.SLACK);
    channel("pager", ChannelKind.PAGERDUTY);
    rows.event(EVENT, 42, "P2");
    write(opened(Priority.P2));
    PagerFollower one = new PagerFollower(database, clock::now, () -> {});
    PagerFollower two = new PagerFollower(database, clock::now, () -> {});
    assertThat(one.follow()).isZero();

    rows.run("update event set handling = 'acknowledged'");
    assertThat(one.follow() + two.follow()).isEqualTo(1);
    assertThat(one.follow() + two.follow()).isZero();
    rows.run("update event set handling = 'in-progress'");
    assertThat(one.follow()).isZero();
    rows.run("update event set handling = 'resolved'");
    assertThat(one.follow() + two.follow()).isEqualTo(1);
    rows.run("update event set handling = 'closed'");
    assertThat(one.follow()).isZero();
    assertThat(rows.query("select occasion from outbox where channel = 'pager' order by id"))
        .containsExactly("opened", "acknowledged", "recovered");
    assertThat(rows.query("select occasion from outbox where channel = 'chat'"))
        .containsExactly("opened");

    write(recovered(clock.now().plusSeconds(60)));
    assertThat(rows.query("select channel from outbox where key like 'recovered/%'"))
        .as("the pager knows")
        .containsExactly("chat");
  }

  @Test
  void whatRecoveredByItselfIsNotSaidToThePagerAgainWhenItIsClosed() throws Exception {
    rows.team("dba", null);
    channel("pager", ChannelKind.PAGERDUTY);
    rows.event(EVENT, 42, "P2");
    write(opened(Priority.P2));
    write(recovered(clock.now().plusSeconds(60)));
    rows.run("update event set condition = 'cleared', handling = 'closed'");
    assertThat(new PagerFollower(database, clock::now, () -> {}).follow()).isZero();
    assertThat(rows.query("select occasion from outbox order by id"))
        .containsExactly("opened", "recovered");
  }

  @Test
  void whoIsOnCallIsCalledToWhenItCannotWait() throws Exception {
    rows.team("dba", "dba@example.com");
    rows.run(
        "insert into app_user (tenant_id, username, display_name, roles, password_hash,"
            + " password_change_required, created_at, mail, ntfy_topic) values"
            + " (1, 'ada', 'Ada', '{}', '', false, now(), 'ada@example.com', 'ada')");
    rows.run(
        "insert into rotation (tenant_id, team, zone, starts_on, handover, members) values (1,"
            + " 'dba', 'Europe/Berlin', '2026-02-23', '09:00', array[(select id from app_user)])");

    write(opened(Priority.P3));
    assertThat(told()).containsExactly(OPENED + " - mail opened");
    rows.run("delete from outbox");
    write(opened(Priority.P2));
    assertThat(told())
        .containsExactly(
            OPENED + " - mail opened",
            OPENED + "/1/mail - mail opened",
            OPENED + "/1/ntfy - ntfy/1 opened");
    write(recovered(clock.now().plusSeconds(60)));
    assertThat(recoveries())
        .containsExactly("- - mail waiting", "- 1 mail waiting", "- 1 ntfy/1 waiting");

    rows.run("delete from outbox");
    rows.run("update app_user set disabled = true");
    write(opened(Priority.P1));
    assertThat(told()).containsExactly(OPENED + " - mail opened");
  }

  @Test
  void aSymptomCallsNobodyThroughAnything() throws Exception {
    teamWithEverything();

    write(steps(CAUSE, false, DecisionKind.OPENED, DecisionKind.CORRELATED));
    write(recovered(clock.now().plusSeconds(60)));

    assertThat(told()).isEmpty();
  }

  @Test
  void aPageThatWaitsHoldsAllItsRows() throws Exception {
    teamWithEverything();

    write(steps(null, false, DecisionKind.OPENED, DecisionKind.WAITING));
    assertThat(told()).isEmpty();
    clock.advance(Duration.ofSeconds(30));
    write(steps(null, false, DecisionKind.PAGED));

    String key = "paged/" + EVENT + "/P2";
    assertThat(told())
        .containsExactly(
            key + " - mail opened",
            key + "/1/mail - mail opened",
            key + "/1/ntfy - ntfy/1 opened",
            key + "/chat chat 1/dba/chat opened",
            key + "/pager pager 1/dba/pager opened");
    assertThat(rows.query("select distinct due_at = '%s' from outbox".formatted(clock.now())))
        .containsExactly("t");
  }

  @Test
  void aPageThatWaitedUntilItWasOverGoesOutWithTheAllClear() throws Exception {
    rows.team("dba", "dba@example.com");
    write(steps(null, false, DecisionKind.OPENED, DecisionKind.WAITING));
    write(recovered(clock.now().plusSeconds(10)));
    assertThat(told()).isEmpty();
    write(steps(null, true, DecisionKind.PAGED));
    assertThat(rows.query("select occasion from outbox order by id"))
        .containsExactly("opened", "recovered");
  }

  @Test
  void whoWasToldLearnsTheCauseOnceAndNoTelephoneRings() throws Exception {
    teamWithEverything();
    write(opened(Priority.P2));
    assertThat(told()).hasSize(5);

    write(steps(CAUSE, false, DecisionKind.CORRELATED, DecisionKind.LEARNED));
    write(steps(CAUSE, false, DecisionKind.CORRELATED, DecisionKind.LEARNED));

    String key = "cause/" + CAUSE.event() + "/dba";
    assertThat(
            rows.query(
                "select concat_ws(' ', key, coalesce(channel, '-'), lane) from outbox"
                    + " where occasion = 'changed' order by key"))
        .containsExactly(key + " - mail", key + "/chat chat 1/dba/chat");
    assertThat(rows.query("select distinct subject from outbox where occasion = 'changed'"))
        .containsExactly("[P2] Probable cause found, event 7: Disk full");
  }

  private void teamWithEverything() {
    rows.team("dba", "dba@example.com");
    channel("chat", ChannelKind.SLACK);
    channel("pager", ChannelKind.PAGERDUTY);
    rows.run(
        "insert into app_user (tenant_id, username, display_name, roles, password_hash,"
            + " password_change_required, created_at, mail, ntfy_topic) values"
            + " (1, 'ada', 'Ada', '{}', '', false, now(), 'ada@example.com', 'ada')");
    rows.run(
        "insert into rotation (tenant_id, team, zone, starts_on, handover, members) values (1,"
            + " 'dba', 'Europe/Berlin', '2026-02-23', '09:00', array[(select id from app_user)])");
  }

  private Outcome steps(@Nullable Cause cause, boolean over, DecisionKind... kinds) {
    return SampleOutcomes.of(List.of(kinds), over, cause, EVENT, Priority.P2, clock.now(), 7);
  }

  private static Outcome recovered(Instant at) {
    return SampleOutcomes.of(DecisionKind.RECOVERED, EVENT, Priority.P2, at, 8);
  }

  private List<String> recoveries() {
    return rows.query(
        "select concat_ws(' ', coalesce(channel, '-'), coalesce(person::text, '-'), lane, state)"
            + " as told from outbox where occasion = 'recovered' order by told");
  }

  private void channel(String name, ChannelKind kind, String... priorities) {
    rows.channel("dba", name, Destination.of(kind, "https://example.com"), priorities);
  }

  private Outcome opened(Priority priority) {
    return SampleOutcomes.of(DecisionKind.OPENED, EVENT, priority, clock.now(), 7);
  }

  private void write(Outcome outcome) throws SQLException {
    boolean unused =
        AcrossTenants.run(
            database,
            connection -> {
              new ResponseWriter().write(connection, List.of(outcome));
              new OutboxWriter().write(connection, List.of(outcome));
              return true;
            });
  }

  private List<String> told() {
    return rows.query(
        "select concat_ws(' ', key, coalesce(channel, '-'), lane, occasion) from outbox order by"
            + " key");
  }
}
