package io.belfry.escalation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** By which policy a team's events escalate, and who leads it. */
@Entity
@IdClass(TeamEscalation.Key.class)
@Table(name = "team_escalation")
public class TeamEscalation {
  /** A team has one. */
  public record Key(long tenantId, String team) implements Serializable {}

  @Id
  @Column(name = "tenant_id", updatable = false)
  private long tenantId;

  @Id
  @Column(updatable = false)
  private String team;

  private @Nullable String policy;

  @Column(name = "lead")
  private @Nullable Long lead;

  private @Nullable Long manager;
  private @Nullable Long director;

  @Version private int version;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected TeamEscalation() {}

  TeamEscalation(Key key) {
    tenantId = key.tenantId();
    team = key.team();
  }

  void become(
      @Nullable String newPolicy,
      @Nullable Long newLead,
      @Nullable Long newManager,
      @Nullable Long newDirector) {
    policy = newPolicy;
    lead = newLead;
    manager = newManager;
    director = newDirector;
  }

  /** Returns the id of the team. */
  public String team() {
    return team;
  }

  /** Returns the name of the policy; null for the usual one. */
  public @Nullable String policy() {
    return policy;
  }

  /** Returns the number of the user; null when nobody leads it. */
  public @Nullable Long lead() {
    return lead;
  }

  /** Returns the number of whoever the lead answers to; null when nobody is known. */
  public @Nullable Long manager() {
    return manager;
  }

  /** Returns the number of whoever the manager answers to; null when nobody is known. */
  public @Nullable Long director() {
    return director;
  }

  /** Returns the number of changes so far; the ETag of the API. */
  public int version() {
    return version;
  }
}
