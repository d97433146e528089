package io.belfry.oncall;

import io.belfry.catalogue.Teams;
import io.belfry.identity.CurrentCaller;
import io.belfry.identity.Notary;
import io.belfry.platform.Clock;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.platform.Versions;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is on call in the current tenant, and when. */
@ApplicationScoped
@Transactional
@InTenant
public class Rotations {
  private static final int MOST_MEMBERS = 52;
  private static final Duration LONGEST_STAND_IN = Duration.ofDays(90);
  private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2100, 1, 1);

  /**
   * Who is on call for a team.
   *
   * @param shift null when nobody is
   */
  public record OnCall(String team, @Nullable Shift shift) {}

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final CurrentCaller caller;
  private final Teams teams;
  private final Names names;
  private final Clock clock;
  private final Notary notary;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Rotations() {
    this(null, null, null, null, null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public Rotations(
      EntityManager entities,
      CurrentTenant tenant,
      CurrentCaller caller,
      Teams teams,
      Names names,
      Clock clock,
      Notary notary) {
    this.entities = entities;
    this.tenant = tenant;
    this.caller = caller;
    this.teams = teams;
    this.names = names;
    this.clock = clock;
    this.notary = notary;
  }

  /** Returns all rotations by team. */
  public List<Rotation> list() {
    return entities
        .createQuery(
            "select r from Rotation r where r.tenantId = :tenant order by r.team", Rotation.class)
        .setParameter("tenant", tenant.id())
        .getResultList();
  }

  /**
   * Returns the rotation of a team.
   *
   * @throws Fault not-found
   */
  public Rotation get(String team) {
    Rotation rotation = find(teams.get(team).id());
    if (rotation == null) {
      throw new Fault(ErrorCode.NOT_FOUND, "The team (%s) has no rotation.".formatted(team));
    }
    return rotation;
  }

  /**
   * Gives a team a rotation, or another one.
   *
   * @param version the version that the change was decided on, or null for whichever it is
   * @throws Fault not-found for the team; invalid-value; precondition-failed
   */
  public Rotation set(
      String team,
      @Nullable Integer version,
      String zone,
      LocalDate startsOn,
      LocalTime handover,
      List<String> members) {
    Weeks weeks = weeks(zone, startsOn, handover, members);
    Rotation rotation = find(teams.get(team).id());
    if (rotation == null) {
      if (version != null) {
        throw new Fault(
            ErrorCode.PRECONDITION_FAILED,
            "The team (%s) has no rotation yet. Send If-Match: *.".formatted(team));
      }
      rotation = new Rotation(new Rotation.Key(tenant.id(), team), weeks);
      entities.persist(rotation);
    } else {
      Versions.require(version, rotation.version(), "The rotation of the team (" + team + ")");
      rotation.turn(weeks);
    }
    entities.flush();
    notary.seal("rotation.set", "team:" + team, Map.of("members", weeks.members()));
    return rotation;
  }

  /**
   * Checks what a rotation is made of.
   *
   * @throws Fault invalid-value
   */
  public static ZoneId checked(String zone, LocalDate startsOn, int members) {
    if (members < 1 || members > MOST_MEMBERS) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "members",
          "The rotation has %d members".formatted(members),
          "Name 1 to " + MOST_MEMBERS);
    }
    if (startsOn.isBefore(FIRST_DAY) || startsOn.isAfter(LAST_DAY)) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "startsOn",
          "The day (" + startsOn + ") is out of range",
          "Choose one of this century");
    }
    return zone(zone);
  }

  private Weeks weeks(String zone, LocalDate startsOn, LocalTime handover, List<String> members) {
    ZoneId checked = checked(zone, startsOn, members.size());
    List<Long> users = new ArrayList<>();
    for (String member : members) {
      users.add(names.require("members", member));
    }
    return new Weeks(checked, startsOn, handover.truncatedTo(ChronoUnit.MINUTES), users);
  }

  private static ZoneId zone(String name) {
    try {
      if (ZoneId.getAvailableZoneIds().contains(name)) {
        return ZoneId.of(name);
      }
    } catch (DateTimeException unknown) {
      throw new IllegalStateException(unknown);
    }
    throw Fault.ofField(
        ErrorCode.INVALID_VALUE,
        "zone",
        "There is no time zone (" + Line.shown(name) + ")",
        "Use one such as Europe/Berlin");
  }

  /**
   * Takes a team's rotation away.
   *
   * @throws Fault not-found; precondition-failed
   */
  public void remove(String team, @Nullable Integer version) {
    Rotation rotation = get(team);
    Versions.require(version, rotation.version(), "The rotation of the team (" + team + ")");
    entities.remove(rotation);
    entities.flush();
    notary.seal("rotation.remove", "team:" + team, Map.of());
  }

  /** Returns who stands in for a team now or later, the first to come first. */
  public List<StandIn> standIns(String team) {
    return entities
        .createQuery(
            "select o from StandIn o where o.tenantId = :tenant and o.team = :team"
                + " and o.endsAt > :now order by o.startsAt, o.id",
            StandIn.class)
        .setParameter("tenant", tenant.id())
        .setParameter("team", teams.get(team).id())
        .setParameter("now", clock.now())
        .getResultList();
  }

  /**
   * Has somebody stand in.
   *
   * @param startsAt null for the present moment
   * @throws Fault not-found for the team; invalid-value
   */
  public StandIn standIn(String team, String username, @Nullable Instant startsAt, Instant endsAt) {
    caller.caller().requireTeam(team);
    Instant now = clock.now();
    Instant from = startsAt == null ? now : startsAt.truncatedTo(ChronoUnit.MICROS);
    boolean isSpan = from.isBefore(endsAt) && endsAt.isAfter(now);
    if (!isSpan || Duration.between(from, endsAt).compareTo(LONGEST_STAND_IN) > 0) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "endsAt",
          "The end (" + endsAt + ") is past, before the beginning, or too late",
          "Choose one at most %d days after the beginning".formatted(LONGEST_STAND_IN.toDays()));
    }
    StandIn standIn =
        new StandIn(
            UUID.randomUUID(),
            tenant.id(),
            teams.get(team).id(),
            new Shift(
                names.require("username", username),
                from,
                endsAt.truncatedTo(ChronoUnit.MICROS),
                true),
            caller.caller().name(),
            now);
    entities.persist(standIn);
    entities.flush();
    notary.seal(
        "override.add",
        "team:" + standIn.team(),
        Map.of(
            "id", standIn.id().toString(),
            "user", standIn.shift().user(),
            "startsAt", standIn.shift().from().toString(),
            "endsAt", standIn.shift().until().toString()));
    return standIn;
  }

  /**
   * Nobody stands in any more by that one.
   *
   * @throws Fault not-found
   */
  public void end(String team, UUID id) {
    caller.caller().requireTeam(team);
    int removed =
        entities
            .createQuery(
                "delete from StandIn o where o.tenantId = :tenant and o.team = :team and o.id ="
                    + " :id")
            .setParameter("tenant", tenant.id())
            .setParameter("team", teams.get(team).id())
            .setParameter("id", id)
            .executeUpdate();
    if (removed == 0) {
      throw new Fault(
          ErrorCode.NOT_FOUND, "The team (%s) has no override (%s).".formatted(team, id));
    }
    notary.seal("override.end", "team:" + team, Map.of("id", id.toString()));
  }

  /**
   * Returns who is on call for each team that has a rotation or somebody who stands in.
   *
   * @param at null for the present moment
   */
  public List<OnCall> onCall(@Nullable Instant at) {
    Instant moment = at == null ? clock.now() : at;
    Map<String, Weeks> weeks = new TreeMap<>();
    list().forEach(rotation -> weeks.put(rotation.team(), rotation.weeks()));
    Map<String, List<Shift>> standIns = new TreeMap<>();
    weeks.keySet().forEach(team -> standIns.put(team, new ArrayList<>()));
    entities
        .createQuery(
            "select o from StandIn o where o.tenantId = :tenant and o.startsAt <= :at"
                + " and o.endsAt > :at order by o.createdAt desc, o.id desc",
            StandIn.class)
        .setParameter("tenant", tenant.id())
        .setParameter("at", moment)
        .getResultList()
        .forEach(
            one ->
                standIns.computeIfAbsent(one.team(), team -> new ArrayList<>()).add(one.shift()));
    List<OnCall> calls = new ArrayList<>();
    standIns.forEach(
        (team, shifts) ->
            calls.add(new OnCall(team, new Duty(weeks.get(team), shifts).at(moment).orElse(null))));
    return calls;
  }

  private @Nullable Rotation find(String team) {
    return entities.find(Rotation.class, new Rotation.Key(tenant.id(), team));
  }
}
