package io.belfry.catalogue;

import io.belfry.facts.Level;
import io.belfry.journal.Change;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What alerts are about, by the name that they give it. Its owner team gets the events about it,
 * and its criticality is their impact.
 */
@Entity
@IdClass(Service.Key.class)
@Table(name = "service")
public class Service {
  /** A service's name is its own only within the tenant. */
  public record Key(long tenantId, String name) implements Serializable {}

  @Id
  @Column(name = "tenant_id", updatable = false)
  private long tenantId;

  @Id
  @Column(updatable = false)
  private String name;

  @Column(name = "owner_team")
  private String ownerTeam;

  private String criticality;
  private @Nullable String path;

  @Version private int version;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected Service() {}

  Service(long tenantId, String name, String ownerTeam, Level criticality) {
    this.tenantId = tenantId;
    this.name = name;
    this.ownerTeam = ownerTeam;
    this.criticality = Criticality.word(criticality);
  }

  void describe(String newOwnerTeam, Level newCriticality) {
    ownerTeam = newOwnerTeam;
    criticality = Criticality.word(newCriticality);
  }

  /**
   * Has a place in the organisation.
   *
   * @param newPath null for none
   */
  void belong(@Nullable String newPath) {
    path = newPath;
  }

  /** Returns what the rules are told about it. */
  Change.ServiceSet asChange() {
    return new Change.ServiceSet(name, ownerTeam, criticality());
  }

  public long tenantId() {
    return tenantId;
  }

  public String name() {
    return name;
  }

  /** Returns the id of the team that owns it. */
  public String ownerTeam() {
    return ownerTeam;
  }

  /** Returns its place in the organisation; null when its name says it. */
  public @Nullable String path() {
    return path;
  }

  public Level criticality() {
    return Criticality.of(criticality);
  }

  /** Returns the number of changes so far; the ETag of the API. */
  public int version() {
    return version;
  }
}
