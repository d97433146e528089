package io.belfry.oncall;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** The weekly rotation of a team, as people set it. */
@Entity
@IdClass(Rotation.Key.class)
@Table(name = "rotation")
public class Rotation {
  /** A team has one. */
  public record Key(long tenantId, String team) implements Serializable {}

  @Id
  @Column(name = "tenant_id", updatable = false)
  private long tenantId;

  @Id
  @Column(updatable = false)
  private String team;

  private String zone;

  @Column(name = "starts_on")
  private LocalDate startsOn;

  private LocalTime handover;
  private Long[] members;

  @Version private int version;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected Rotation() {}

  Rotation(Key key, Weeks weeks) {
    tenantId = key.tenantId();
    team = key.team();
    zone = weeks.zone().getId();
    startsOn = weeks.startsOn();
    handover = weeks.handover();
    members = weeks.members().toArray(Long[]::new);
  }

  void turn(Weeks weeks) {
    zone = weeks.zone().getId();
    startsOn = weeks.startsOn();
    handover = weeks.handover();
    members = weeks.members().toArray(Long[]::new);
  }

  /** Returns the id of the team. */
  public String team() {
    return team;
  }

  /** Returns whose week it is when. */
  public Weeks weeks() {
    return new Weeks(ZoneId.of(zone), startsOn, handover, List.of(members));
  }

  /** Returns the number of changes so far; the ETag of the API. */
  public int version() {
    return version;
  }
}
