package io.belfry.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.audit.AuditTrail;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.retention.Erasure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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

  /** Every text of the whole schema is looked at, so that what is added later is, too. */
  @Test
  void noTextOfAnyTableSaysWhoItWasOrWhatTheyTyped() {
    NewUser unused = fixture.add("admin", Role.ADMINISTRATOR);
    long id = fixture.add("anna.smith", Role.OPERATOR).user().id();
    run("update app_user set display_name = 'Anna Smith' where id = " + id);
    UUID event = new UUID(7, 1);
    run(
        "insert into event (tenant_id, id, number, key, subject, type, source, service, ci,"
            + " severity, impact, urgency, priority, condition, owner_team, opened_at,"
            + " opened_by_rule, release) values (1, '%s', 1, 'k', 'Disk full', 't', 's', '', '',"
                .formatted(event)
            + " 'major', 'low', 'low', 'P2', 'firing', 'o', now(), 'r', 'r')");
    run(
        "insert into event_action (tenant_id, event_id, at, actor, action, handling_before,"
            + " handling_after, detail, note) values (1, '%s', now(), 'user:%d', 'close', 'open',"
                .formatted(event, id)
            + " 'closed', '{\"cause\": \"xyzzy cause\", \"solution\": \"xyzzy way\"}', 'xyzzy')");
    run(
        "update event set handling = 'closed', closed_at = now(), closed_by = 'user:%1$d',"
                .formatted(id)
            + " cause = 'xyzzy cause', solution = 'xyzzy way', override_priority = 'P3',"
            + " override_reason = 'xyzzy', override_by = 'user:%d', override_at = now()"
                .formatted(id));
    assertThat(query("select cause from lesson")).hasSize(1);
    run(
        "insert into incident (tenant_id, id, number, title, priority, service, owner_team,"
            + " opened_at, opened_by, cause, solution) values (1, '%s', 1, 'T', 'P2', '', 'o',"
                .formatted(event)
            + " now(), 'user:%d', 'xyzzy', 'xyzzy')".formatted(id));
    run(
        "insert into incident_entry (tenant_id, incident_id, at, actor, action, state_before,"
            + " state_after, detail, note) values (1, '%s', now(), 'user:%d', 'move', 'open',"
                .formatted(event, id)
            + " 'closed', '{}', 'xyzzy')");
    for (String key : List.of("assigned", "handed-over", "raised")) {
      run(
          "insert into outbox (tenant_id, key, event_id, team, subject, body, created_at, due_at)"
              + " values (1, '%s/1/2', '%s', 'o', 's', 'Anna Smith did it: s xyzzy', now(), now())"
                  .formatted(key, event));
    }
    run(
        "insert into outbox (tenant_id, key, event_id, team, subject, body, created_at, due_at,"
            + " occasion, state) values (1, 'mirror/1', '%s', 'o', 's',".formatted(event)
            + " '{\"work_notes\": \"xyzzy\"}', now(), now(), 'mirrored', 'sent')");
    run(
        "insert into expectation (tenant_id, id, name, told, by_use, created_by, created_at)"
            + " values (1, gen_random_uuid(), 'n', '', false, 'anna.smith', now())");
    run(
        "insert into pattern (tenant_id, id, kind, title, first_alerts, then_alerts, equal_labels,"
            + " within_millis, least_count, severity, created_by, created_at) values (1,"
            + " gen_random_uuid(), 'k', 't', '', '', '', 1, 1, 's', 'anna.smith', now())");
    run(
        "insert into inhibition (tenant_id, id, source, target, equal_labels, reason, created_by,"
            + " created_at) values (1, gen_random_uuid(), 's', 't', '', 'r', 'anna.smith', now())");
    run(
        "insert into change_event (tenant_id, id, happened_at, received_at, source, summary,"
            + " service, ci, link, created_by) values (1, gen_random_uuid(), now(), now(), 's', 's',"
            + " '', '', '', 'anna.smith')");

    assertThat(found("%anna%")).as("the test finds what is there").hasSizeGreaterThan(6);
    assertThat(found("%xyzzy%")).hasSizeGreaterThan(8);
    erase("anna.smith", true);
    assertThat(found("%anna%")).isEmpty();
    assertThat(found("%xyzzy%")).isEmpty();
    assertThat(query("select subject from event")).hasSize(1);
  }

  /** The columns in which a text like it stands. */
  private List<String> found(String like) {
    List<String> found = new ArrayList<>();
    for (Object row :
        query(
            "select c.table_name, c.column_name from information_schema.columns c"
                + " join information_schema.tables t on t.table_schema = c.table_schema"
                + " and t.table_name = c.table_name and t.table_type = 'BASE TABLE'"
                + " where c.table_schema = current_schema()"
                + " and (c.data_type in ('text', 'character varying', 'jsonb', 'json', 'ARRAY'))")) {
      Object[] column = (Object[]) row;
      boolean isThere =
          !query(
                  "select 1 from \"%s\" where lower(cast(\"%s\" as text)) like '%s' limit 1"
                      .formatted(column[0], column[1], like))
              .isEmpty();
      if (isThere) {
        found.add(column[0] + "." + column[1]);
      }
    }
    return found;
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
