package io.belfry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.audit.AuditRecord;
import io.belfry.audit.AuditTrail;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What administrators do with users and tokens is in the audit log, and no secret of it. */
class NotaryTest {
  private IdentityFixture fixture;
  private AuditTrail trail;

  @BeforeEach
  void open(@TempDir Path directory) {
    fixture = new IdentityFixture(directory);
    trail = new AuditTrail(fixture.persistence.entities(), fixture.tenant);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void usersAreKnownByNumberAndWhatTheyMayDo() {
    NewUser added = fixture.add("anna", Role.OPERATOR);
    fixture.inTenant(
        () ->
            fixture.users.change(
                "anna", new UserChange(null, null, Set.of(Role.VIEWER), Boolean.TRUE)));
    NewUser again = fixture.inTenant(() -> fixture.users.giveOneTimePassword("anna"));

    List<AuditRecord> records = records();
    String user = "user:" + added.user().id();
    assertThat(records)
        .extracting(record -> record.what() + " " + record.object() + " " + record.detail())
        .containsExactly(
            "user.one-time-password " + user + " {}",
            "user.change "
                + user
                + " {\"disabled\":true,\"renamed\":false,\"roles\":[\"viewer\"],\"teams\":[]}",
            "user.add " + user + " {\"disabled\":false,\"roles\":[\"operator\"],\"teams\":[]}");
    assertThat(records).extracting(AuditRecord::actor).containsOnly("token:bf_keeper");
    assertThat(records.toString())
        .doesNotContain("anna", added.oneTimePassword(), again.oneTimePassword());
    assertThat(fixture.inTenant(trail::verify).valid()).isTrue();
  }

  @Test
  void tokensAreKnownByTheirIdAndNothingOfTheirSecretIsKept() {
    IssuedToken issued =
        fixture.inTenant(() -> fixture.tokens.issue("prom", Set.of(Permission.ALERTS_WRITE), null));
    fixture.inTenant(
        () -> {
          fixture.tokens.revoke(issued.token().id());
          return true;
        });

    List<AuditRecord> records = records();
    assertThat(records)
        .extracting(record -> record.what() + " " + record.object() + " " + record.detail())
        .containsExactly(
            "token.revoke token:" + issued.token().id() + " {}",
            "token.issue token:" + issued.token().id() + " {\"scopes\":[\"alerts:write\"]}");
    assertThat(records.toString())
        .doesNotContain(issued.secret(), issued.secret().substring(issued.token().id().length()));
  }

  private List<AuditRecord> records() {
    return fixture.inTenant(() -> trail.list(null, null, null, 50)).items();
  }
}
