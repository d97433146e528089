package io.belfry.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.audit.AuditTrail;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.retention.Erasure;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person who is erased is nowhere by name, and what was done is still in its chain. */
class ErasureTest {
  private IdentityFixture fixture;
  private Erasure erasure;
  private AuditTrail trail;

  @BeforeEach
  void open(@TempDir Path directory) {
    fixture = new IdentityFixture(directory);
    Notary notary =
        new Notary(
            fixture.persistence.entities(),
            fixture.tenant,
            fixture.caller,
            new People(fixture.persistence.entities(), fixture.tenant),
            fixture.clock);
    erasure =
        new Erasure(
            fixture.persistence.entities(),
            fixture.tenant,
            new People(fixture.persistence.entities(), fixture.tenant),
            fixture.users,
            notary);
    trail = new AuditTrail(fixture.persistence.entities(), fixture.tenant);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private void run(String sql) {
    int unused =
        fixture.inTenant(
            () -> fixture.persistence.entities().createNativeQuery(sql).executeUpdate());
  }

  private List<?> query(String sql) {
    return fixture.inTenant(
        () -> fixture.persistence.entities().createNativeQuery(sql).getResultList());
  }

  private void erase(String username, boolean texts) {
    fixture.inTenant(
        () -> {
          erasure.erase(username, texts);
          return true;
        });
  }

  @Test
  void nothingSaysWhoItWasAndTheChainIsWhole() {
    NewUser admin = fixture.add("admin", Role.ADMINISTRATOR);
    NewUser anna = fixture.add("anna.smith", Role.OPERATOR);
    long id = anna.user().id();
    run(
        "update app_user set display_name = 'Anna Smith', mail = 'anna@example.org', ntfy_topic ="
            + " 'annas-phone' where id = "
            + id);
    run(
        "insert into event_action (tenant_id, event_id, at, actor, action, handling_before,"
            + " handling_after, detail, note) values (1, gen_random_uuid(), now(), 'user:"
            + id
            + "', 'comment', 'open', 'open', '{\"salt\": \"s\", \"cause\": \"c\", \"helper\": 1}',"
            + " 'Call me, Anna')");
    run(
        "insert into outbox (tenant_id, key, event_id, team, subject, body, created_at, due_at,"
            + " person, recipient) values (1, 'assigned/1', gen_random_uuid(), 't', 's',"
            + " 'Anna Smith assigned event 1 to you', now(), now(), "
            + id
            + ", 'anna@example.org')");
    run(
        "insert into api_token (id, tenant_id, name, scopes, secret_hash, created_by, created_at)"
            + " values ('bf_x', 1, 'n', '{}', 'h', 'anna.smith', now())");

    erase("Anna.Smith", true);

    for (String table :
        List.of("app_user", "event_action", "outbox", "api_token", "audit_log", "login_session")) {
      assertThat(query("select t::text from %s t".formatted(table).replace("::", "\\:\\:")))
          .as(table)
          .noneMatch(row -> row.toString().toLowerCase(java.util.Locale.ROOT).contains("anna"));
    }
    assertThat(query("select detail\\:\\:text from event_action").get(0))
        .isEqualTo("{\"helper\": 1}");
    User erased = fixture.inTenant(() -> fixture.users.get("erased-" + id));
    assertThat(erased.disabled()).isTrue();
    assertThat(erased.roles()).isEmpty();
    assertThat(fixture.inTenant(trail::verify).valid()).isTrue();
    assertThat(fixture.inTenant(() -> trail.list(null, "user.erase", null, 5)).items())
        .extracting(record -> record.object())
        .containsExactly("user:" + id);
    assertThat(admin.user().username()).isEqualTo("admin");
  }

  @Test
  void theOnlyAdministratorStaysAndNobodyIsErasedTwice() {
    NewUser unused = fixture.add("admin", Role.ADMINISTRATOR);
    assertThat(catchThrowableOfType(Fault.class, () -> erase("admin", false)).code())
        .isEqualTo(ErrorCode.CONFLICT);
    assertThat(catchThrowableOfType(Fault.class, () -> erase("nobody", false)).code())
        .isEqualTo(ErrorCode.NOT_FOUND);
  }

  @Test
  void whatWasWrittenStaysUnlessItIsToGo() {
    NewUser admin = fixture.add("admin", Role.ADMINISTRATOR);
    NewUser ben = fixture.add("ben", Role.OPERATOR);
    run(
        "insert into event_action (tenant_id, event_id, at, actor, action, handling_before,"
            + " handling_after, detail, note) values (1, gen_random_uuid(), now(), 'user:"
            + ben.user().id()
            + "', 'comment', 'open', 'open', '{}', 'Rotated the logs')");
    erase("ben", false);
    assertThat(query("select note from event_action").get(0)).isEqualTo("Rotated the logs");
    assertThat(admin.user().disabled()).isFalse();
  }
}
