package io.belfry.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** The team that gets what nobody else owns; a tenant has exactly one. */
@Entity
@Table(name = "default_owner")
public class DefaultOwner {
  @Id
  @Column(name = "tenant_id", updatable = false)
  private long tenantId;

  private String team;

  @Version private int version;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected DefaultOwner() {}

  DefaultOwner(long tenantId, String team) {
    this.tenantId = tenantId;
    this.team = team;
  }

  void passTo(String newTeam) {
    team = newTeam;
  }

  public long tenantId() {
    return tenantId;
  }

  /** Returns the id of the team. */
  public String team() {
    return team;
  }

  /** Returns the number of changes so far; the ETag of the API. */
  public int version() {
    return version;
  }
}
