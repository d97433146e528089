package io.belfry.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.identity.Caller;
import io.belfry.identity.CurrentCaller;
import io.belfry.identity.Permission;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.FixedClock;
import io.belfry.platform.Page;
import io.belfry.platform.TestDatabase;
import io.belfry.platform.TestPersistence;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.TenantGuard;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class NotificationStoreTest {
  private static final UUID EVENT = UUID.fromString("00000000-0000-0000-0000-00000000000a");

  private final PGSimpleDataSource database = TestDatabase.fresh();
  private final OutboxRows rows = new OutboxRows(database);
  private final FixedClock clock = new FixedClock();
  private final TestPersistence persistence =
      new TestPersistence(database, StoredNotification.class);
  private final CurrentTenant tenant = new CurrentTenant();
  private final CurrentCaller caller = new CurrentCaller(tenant);
  private final NotificationStore store =
      new NotificationStore(persistence.entities(), tenant, caller, clock);

  @BeforeEach
  void threeOfEachState() {
    become();
    rows.team("dba", "dba@example.com");
    for (int i = 1; i <= 12; i++) {
      rows.waiting("n" + i, "dba", "S" + i, clock.now(), i % 2 == 0 ? EVENT : UUID.randomUUID());
      rows.run(
          "update outbox set state = ?, attempts = ?, last_error = 'refused' where key = ?",
          List.of("waiting", "sent", "unaddressed", "dead").get(i % 4),
          i % 4 == 3 ? 8 : 1,
          "n" + i);
    }
  }

  @AfterEach
  void close() {
    persistence.close();
  }

  @Test
  void pagesRunFromTheNewestToTheOldestWithoutGaps() {
    Page<StoredNotification> first = list(List.of(), null, null, 5);
    Page<StoredNotification> second = list(List.of(), null, first.nextCursor(), 5);
    Page<StoredNotification> last = list(List.of(), null, second.nextCursor(), 5);

    assertThat(first.items())
        .extracting(StoredNotification::key)
        .containsExactly("n12", "n11", "n10", "n9", "n8");
    assertThat(second.items()).hasSize(5).first().extracting("key").isEqualTo("n7");
    assertThat(last.items()).extracting(StoredNotification::key).containsExactly("n2", "n1");
    assertThat(last.nextCursor()).isNull();
  }

  @Test
  void aListIsRestrictedByStateAndEvent() {
    assertThat(list(List.of("dead", "unaddressed"), null, null, 50).items())
        .extracting(StoredNotification::state)
        .hasSize(6)
        .containsOnly("dead", "unaddressed");
    assertThat(list(List.of("unaddressed"), EVENT, null, 50).items())
        .extracting(StoredNotification::key)
        .containsExactly("n10", "n6", "n2");
    assertThat(list(List.of("dead"), EVENT, null, 50).items()).isEmpty();
  }

  @Test
  void aRowSaysWhatBecameOfIt() {
    rows.run(
        "insert into event (tenant_id, id, number, key, subject, type, source, service, ci,"
            + " severity, impact, urgency, priority, condition, owner_team, opened_at,"
            + " opened_by_rule, release) values (1, ?, 42, 'k', 's', 't', 's', '',"
            + " '', 'major', 'low', 'low', 'P4', 'firing', 'dba', now(), 'r', 'r')",
        EVENT);

    List<StoredNotification> items = list(List.of(), null, null, 50).items();

    StoredNotification row = items.get(0);
    assertThat(row.eventId()).isEqualTo(EVENT);
    assertThat(row.eventNumber()).isEqualTo(42);
    assertThat(items.get(1).eventNumber()).isNull();
    assertThat(row.team()).isEqualTo("dba");
    assertThat(row.subject()).isEqualTo("S12");
    assertThat(row.lastError()).isEqualTo("refused");
    assertThat(row.createdAt()).isEqualTo(clock.now());
    assertThat(row.recipient()).isNull();
    assertThat(row.sentAt()).isNull();
  }

  @Test
  void deadAndUnaddressedAreTriedAgainFromTheFirstAttemptOn() throws Exception {
    clock.advance(Duration.ofDays(1));
    for (String key : List.of("n3", "n2")) {
      StoredNotification row = inTenant(() -> store.retry(id(key)));
      assertThat(row.state()).isEqualTo("waiting");
      assertThat(row.attempts()).isZero();
      assertThat(row.dueAt()).isEqualTo(clock.now());
    }
    RecordingNotifier notifier = new RecordingNotifier();
    rows.outbox(notifier, clock::now).sendWhatIsDue();

    assertThat(notifier.sent).contains("n3", "n2").doesNotContain("n6", "n7");
  }

  private void become(String... teams) {
    caller.become(
        new Caller(
            1, "ada", Set.of(Permission.NOTIFICATIONS_RETRY), Caller.Kind.USER, Set.of(teams)));
  }

  @Test
  void whoIsLimitedToTeamsTriesOnlyTheirs() {
    become("web");
    assertThatThrownBy(() -> inTenant(() -> store.retry(id("n3"))))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.code()).isEqualTo(ErrorCode.FORBIDDEN));
    assertThat(rows.query("select state from outbox where key = 'n3'")).containsExactly("dead");
    become("web", "dba");
    assertThat(inTenant(() -> store.retry(id("n3"))).state()).isEqualTo("waiting");
  }

  @Test
  void whatWasSentOrWaitsIsNotTriedAgain() {
    for (String key : List.of("n1", "n4")) {
      assertThatThrownBy(() -> inTenant(() -> store.retry(id(key))))
          .isInstanceOfSatisfying(
              Fault.class, fault -> assertThat(fault.code()).isEqualTo(ErrorCode.CONFLICT))
          .hasMessageContaining(key.equals("n1") ? "(sent)" : "(waiting)");
    }
    assertThat(rows.query("select state || attempts from outbox where key = 'n1'"))
        .containsExactly("sent1");
  }

  @Test
  void whatIsNotThereOrAnothersIsNotFound() {
    rows.run("insert into tenant (id, slug, name) values (2, 'two', 'Two')");
    rows.run("update outbox set tenant_id = 2 where key = 'n3'");
    long others = id("n3");

    for (long id : new long[] {others, 0, -1, Long.MAX_VALUE}) {
      assertThatThrownBy(() -> inTenant(() -> store.retry(id)))
          .isInstanceOfSatisfying(
              Fault.class, fault -> assertThat(fault.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }
    assertThat(list(List.of(), null, null, 50).items()).hasSize(11);
  }

  @Test
  void aCursorOfAnotherListIsRefused() {
    for (String cursor : List.of("", "x", "1-2", "-1", "9".repeat(30))) {
      assertThatThrownBy(() -> list(List.of(), null, cursor, 5))
          .isInstanceOfSatisfying(
              Fault.class, fault -> assertThat(fault.errors().get(0).field()).isEqualTo("cursor"));
    }
  }

  private Page<StoredNotification> list(
      List<String> states, @Nullable UUID event, @Nullable String cursor, int limit) {
    return inTenant(() -> store.list(states, event, cursor, limit));
  }

  private long id(String key) {
    return Long.parseLong(
        rows.query("select id::text from outbox where key = '" + key + "'").get(0));
  }

  private <T> T inTenant(Supplier<T> work) {
    return persistence.inTransaction(
        entities -> {
          TenantGuard.bind(entities, 1);
          return work.get();
        });
  }
}
