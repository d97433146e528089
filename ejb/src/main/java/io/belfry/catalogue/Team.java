package io.belfry.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Who owns services and events. Rules know a team by its id alone, which therefore never changes;
 * its name and where its mail goes are for people.
 */
@Entity
@IdClass(Team.Key.class)
@Table(name = "team")
public class Team {
  /** A team's id is its own only within the tenant. */
  public record Key(long tenantId, String id) implements Serializable {}

  @Id
  @Column(name = "tenant_id", updatable = false)
  private long tenantId;

  @Id
  @Column(updatable = false)
  private String id;

  private String name;
  private @Nullable String mail;

  @Version private int version;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected Team() {}

  Team(long tenantId, String id, String name, @Nullable String mail) {
    this.tenantId = tenantId;
    this.id = id;
    this.name = name;
    this.mail = mail;
  }

  void describe(String newName, @Nullable String newMail) {
    name = newName;
    mail = newMail;
  }

  public long tenantId() {
    return tenantId;
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** Returns where mail about new events goes; null when the team wants none. */
  public @Nullable String mail() {
    return mail;
  }

  /** Returns the number of changes so far; the ETag of the API. */
  public int version() {
    return version;
  }
}
