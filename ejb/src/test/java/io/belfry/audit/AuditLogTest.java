package io.belfry.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.belfry.platform.Fault;
import io.belfry.platform.TestDatabase;
import io.belfry.platform.TestPersistence;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.TenantGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class AuditLogTest {
  private static final Instant AT = Instant.parse("2026-03-02T12:00:00.123456Z");

  private final PGSimpleDataSource database = TestDatabase.fresh();
  private final TestPersistence persistence = new TestPersistence(database);
  private final CurrentTenant tenant = new CurrentTenant();
  private final AuditTrail trail = new AuditTrail(persistence.entities(), tenant);

  @BeforeEach
  void begin() {
    tenant.become(1);
  }

  @AfterEach
  void close() {
    persistence.close();
  }

  @Test
  void anEmptyChainIsWhole() {
    assertThat(inTenant(trail::verify)).isEqualTo(new AuditTrail.Check(true, 0, null));
  }

  @Test
  void eachRecordFollowsTheOneBefore() throws Exception {
    append(1, "user:1", "event.close");
    append(1, "user:2", "event.comment");
    append(1, "belfry", "event.expire");

    List<AuditRecord> all = inTenant(() -> trail.list(null, null, null, 10)).items();
    assertThat(all)
        .extracting(AuditRecord::sequence, AuditRecord::what)
        .containsExactly(
            tuple(3L, "event.expire"), tuple(2L, "event.comment"), tuple(1L, "event.close"));
    assertThat(all.get(2).at()).isEqualTo(AT);
    // Fixed for ever: what was sealed by an earlier Belfry must verify.
    assertThat(all.get(2).hash())
        .isEqualTo("115085b507766d9edfe5a02b8abd8520ffe57f08a4713806bb14a3e9c5764141");
    assertThat(inTenant(trail::verify)).isEqualTo(new AuditTrail.Check(true, 3, null));
    assertThat(inTenant(() -> trail.list("user:2", null, null, 10)).items()).hasSize(1);
    assertThat(inTenant(() -> trail.list(null, "event.c", null, 10)).items()).hasSize(2);
    assertThat(inTenant(() -> trail.list(null, null, "3", 1)).items())
        .extracting(AuditRecord::sequence)
        .containsExactly(2L);
    assertThatThrownBy(() -> inTenant(() -> trail.list(null, null, "x", 1)))
        .isInstanceOf(Fault.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_log set actor = 'user:9'",
        "delete from audit_log",
        "truncate audit_log"
      })
  void theApplicationCannotChangeWhatIsSealed(String change) throws Exception {
    append(1, "user:1", "event.close");
    assertThatThrownBy(() -> execute(change))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("only added");
    assertThat(inTenant(trail::verify).valid()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update audit_log set actor = 'user:9' where sequence = 2",
        "update audit_log set at = at + interval '1 microsecond' where sequence = 2",
        "update audit_log set detail = '{ }' where sequence = 2",
        "delete from audit_log where sequence = 2",
      })
  void aChangeBehindBelfrysBackShows(String change) throws Exception {
    for (int i = 0; i < 4; i++) {
      append(1, "user:1", "event.comment");
    }
    execute("alter table audit_log disable trigger user; " + change);
    assertThat(inTenant(trail::verify)).isEqualTo(new AuditTrail.Check(false, 2, 2L));
  }

  @Test
  void aChainThatWasCutOffShows() throws Exception {
    for (int i = 0; i < 4; i++) {
      append(1, "user:1", "event.comment");
    }
    execute("alter table audit_log disable trigger user; delete from audit_log where sequence > 2");
    assertThat(inTenant(trail::verify)).isEqualTo(new AuditTrail.Check(false, 2, 3L));
  }

  @Test
  void tenantsHaveChainsOfTheirOwnAndSealersWaitForEachOther() throws Exception {
    execute("insert into tenant (id, slug, name) values (2, 'two', 'Two')");
    ExecutorService sealers = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        long whose = i % 2 == 0 ? 1 : 2;
        all.add(
            sealers.submit(
                () -> {
                  for (int n = 0; n < 25; n++) {
                    append(whose, "user:1", "event.comment");
                  }
                  return null;
                }));
      }
      for (Future<?> each : all) {
        each.get(60, TimeUnit.SECONDS);
      }
    } finally {
      sealers.shutdownNow();
    }
    assertThat(inTenant(trail::verify)).isEqualTo(new AuditTrail.Check(true, 50, null));
  }

  @Test
  void erasingANameLeavesTheChainWhole() throws Exception {
    execute(
        "insert into app_user (tenant_id, username, display_name, roles, password_hash,"
            + " password_change_required, created_at) values (1, 'anna', 'Anna', '{operator}', 'x',"
            + " false, now())");
    append(1, "user:1", "event.close");
    execute("update app_user set username = 'erased-1', display_name = 'Erased'");
    assertThat(inTenant(trail::verify).valid()).isTrue();
  }

  private void append(long whose, String actor, String what) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      TenantGuard.bind(connection, whose);
      AuditLog.append(connection, whose, List.of(new Deed(AT, actor, what, "event:x", "{}")));
      connection.commit();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      TenantGuard.bindAll(connection);
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
      connection.commit();
    }
  }

  private <T> T inTenant(Supplier<T> work) {
    return persistence.inTransaction(
        entities -> {
          TenantGuard.bind(entities, 1);
          return work.get();
        });
  }
}
