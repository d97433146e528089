package io.belfry.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.catalogue.CatalogueFixture;
import io.belfry.identity.Caller;
import io.belfry.identity.CurrentCaller;
import io.belfry.identity.Permission;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.tenancy.CurrentTenant;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RotationsTest {
  private static final String TEAM = "operations";
  private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

  private final CatalogueFixture catalogue = new CatalogueFixture(Rotation.class, StandIn.class);
  private final CurrentCaller caller = new CurrentCaller(catalogue.tenant);
  private final Names names = new Names(catalogue.entities(), catalogue.tenant);
  private final Rotations rotations =
      new Rotations(
          catalogue.entities(),
          catalogue.tenant,
          caller,
          catalogue.someTeams(),
          names,
          catalogue.clock,
          catalogue.notary);

  @BeforeEach
  void addPeople() {
    caller.become(new Caller(1, "ada", Set.of(), Caller.Kind.USER));
    for (String name : List.of("ada", "bob", "eve")) {
      catalogue.execute(
          "insert into app_user (tenant_id, username, display_name, roles, password_hash,"
              + " password_change_required, created_at, disabled) values (1, '%1$s', '%1$s', '{}',"
                  .formatted(name)
              + " '', false, now(), "
              + name.equals("eve")
              + ")");
    }
  }

  @AfterEach
  void close() {
    catalogue.close();
  }

  @Test
  void aRotationIsSetChangedByVersionAndRemoved() {
    assertThat(catalogue.refused(() -> rotations.get(TEAM))).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(refused(0, "Europe/Berlin", MONDAY, List.of("ada")).code())
        .isEqualTo(ErrorCode.PRECONDITION_FAILED);
    set(null, "Europe/Berlin", List.of("ada", "Bob"));
    Rotation read = catalogue.inTenant(() -> rotations.get(TEAM));
    assertThat(read.weeks().members()).hasSize(2).doesNotHaveDuplicates();
    assertThat(read.weeks().handover()).isEqualTo(LocalTime.of(9, 30));
    assertThat(read.weeks().startsOn()).isEqualTo(MONDAY);
    assertThat(set(0, "UTC", List.of("bob")).version()).isEqualTo(1);
    assertThat(refused(0, "UTC", MONDAY, List.of("ada")).code())
        .isEqualTo(ErrorCode.PRECONDITION_FAILED);
    catalogue.inTenant(
        () -> {
          rotations.remove(TEAM, 1);
          return true;
        });
    assertThat(catalogue.refused(() -> rotations.get(TEAM))).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(catalogue.sealed())
        .containsSubsequence("rotation.set", "rotation.set", "rotation.remove");
  }

  @Test
  void whatMakesNoRotationIsRefusedByItsField() {
    assertThat(field(refused(null, "Mars/Base", MONDAY, List.of("ada")))).isEqualTo("zone");
    assertThat(field(refused(null, "+02:00", MONDAY, List.of("ada")))).isEqualTo("zone");
    assertThat(field(refused(null, "UTC", MONDAY, List.of()))).isEqualTo("members");
    assertThat(field(refused(null, "UTC", MONDAY, List.of("nobody")))).isEqualTo("members");
    assertThat(field(refused(null, "UTC", MONDAY, List.of("eve")))).isEqualTo("members");
    assertThat(field(refused(null, "UTC", LocalDate.MAX, List.of("ada")))).isEqualTo("startsOn");
  }

  @Test
  void whoIsOnCallIsKnownForEveryTeamAtAnyTime() {
    set(null, "UTC", List.of("ada", "bob"));
    Instant noon = catalogue.clock.now();
    StandIn standIn =
        catalogue.inTenant(
            () -> rotations.standIn("storage-team", "bob", null, noon.plusSeconds(3600)));
    assertThat(standIn.createdBy()).isEqualTo("ada");

    assertThat(onCall(null)).containsExactly("operations ada", "storage-team bob");
    assertThat(onCall(noon.plus(Duration.ofDays(7)))).containsExactly("operations bob");
    assertThat(onCall(noon.minus(Duration.ofDays(7)))).containsExactly("operations -");

    StandIn later =
        catalogue.inTenant(
            () ->
                rotations.standIn(
                    TEAM, "bob", noon.plusSeconds(60), noon.plus(Duration.ofDays(1))));
    assertThat(onCall(noon.plusSeconds(59))).contains("operations ada");
    assertThat(onCall(noon.plusSeconds(60))).contains("operations bob");
    assertThat(catalogue.inTenant(() -> rotations.standIns(TEAM))).hasSize(1);
    catalogue.inTenant(
        () -> {
          rotations.end(TEAM, later.id());
          return true;
        });
    assertThat(onCall(noon.plusSeconds(60))).contains("operations ada");
    assertThat(
            catalogue.refused(
                () -> {
                  rotations.end(TEAM, standIn.id());
                  return true;
                }))
        .as("of another team")
        .isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(catalogue.sealed()).containsSubsequence("override.add");
  }

  @Test
  void aSpanThatIsNoneIsRefused() {
    Instant now = catalogue.clock.now();
    refusedStandIn(now, now);
    refusedStandIn(now.minusSeconds(20), now.minusSeconds(10));
    refusedStandIn(now, now.plus(Duration.ofDays(91)));
    refusedStandIn(now, Instant.MAX);
    refusedStandIn(Instant.MIN, now.plusSeconds(1));
  }

  private void refusedStandIn(Instant from, Instant until) {
    assertThat(field(catalogue.refusal(() -> rotations.standIn(TEAM, "bob", from, until))))
        .isEqualTo("endsAt");
  }

  @Test
  void peopleSayThemselvesWhereTheyAreReachedAndAdministratorsForAll() {
    Contacts contacts =
        new Contacts(catalogue.entities(), catalogue.tenant, caller, catalogue.notary);
    assertThat(catalogue.inTenant(() -> contacts.set("Ada", "ada@example.com", "ada-rings")))
        .isEqualTo(new Contacts.Contact("ada@example.com", "ada-rings"));
    assertThat(catalogue.inTenant(() -> contacts.get("ada")).mail()).isEqualTo("ada@example.com");
    Object unused = catalogue.inTenant(() -> contacts.set("ada", "ada@example.com", "ada-rings"));
    unused = catalogue.inTenant(() -> contacts.set("ada", "a@example.com", "ada-rings"));
    String sealed =
        catalogue.inTenant(
            () ->
                catalogue
                    .entities()
                    .createNativeQuery(
                        "select object || ' ' || detail from audit_log"
                            + " where what = 'contact.set' order by sequence")
                    .getResultList()
                    .toString());
    assertThat(sealed)
        .as("no address, and nothing where nothing changed")
        .isEqualTo(
            "[user:1 {\"mail\":\"added\",\"ntfyTopic\":\"added\"},"
                + " user:1 {\"mail\":\"changed\",\"ntfyTopic\":\"kept\"}]");
    assertThat(catalogue.inTenant(() -> contacts.set("ada", " ", null)))
        .isEqualTo(new Contacts.Contact(null, null));
    assertThat(catalogue.refused(() -> contacts.get("bob"))).isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(catalogue.refused(() -> contacts.set("bob", null, null)))
        .isEqualTo(ErrorCode.FORBIDDEN);
    assertThat(field(catalogue.refusal(() -> contacts.set("ada", "x", null)))).isEqualTo("mail");
    assertThat(field(catalogue.refusal(() -> contacts.set("ada", null, "a/b"))))
        .isEqualTo("ntfyTopic");

    CurrentCaller administrator = new CurrentCaller(new CurrentTenant());
    administrator.become(new Caller(1, "root", Set.of(Permission.USERS_MANAGE), Caller.Kind.USER));
    Contacts all =
        new Contacts(catalogue.entities(), catalogue.tenant, administrator, catalogue.notary);
    assertThat(catalogue.inTenant(() -> all.set("bob", "b@example.com", null)).mail())
        .isEqualTo("b@example.com");
    assertThat(catalogue.refused(() -> all.get("nobody"))).isEqualTo(ErrorCode.NOT_FOUND);
  }

  private List<String> onCall(@Nullable Instant at) {
    return catalogue.inTenant(
        () ->
            rotations.onCall(at).stream()
                .map(
                    call -> {
                      Shift shift = call.shift();
                      return call.team()
                          + " "
                          + (shift == null
                              ? "-"
                              : names.of(Set.of(shift.user())).values().stream()
                                  .map(Names.Named::username)
                                  .collect(Collectors.joining()));
                    })
                .toList());
  }

  private Rotation set(@Nullable Integer version, String zone, List<String> members) {
    return catalogue.inTenant(
        () -> rotations.set(TEAM, version, zone, MONDAY, LocalTime.of(9, 30), members));
  }

  private Fault refused(
      @Nullable Integer version, String zone, LocalDate startsOn, List<String> members) {
    return catalogue.refusal(
        () -> rotations.set(TEAM, version, zone, startsOn, LocalTime.of(9, 30), members));
  }

  private static @Nullable String field(Fault fault) {
    return fault.errors().get(0).field();
  }
}
