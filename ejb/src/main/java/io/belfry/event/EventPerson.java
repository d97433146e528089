package io.belfry.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Somebody who has to do with an event besides its assignee; for filters. */
@Entity
@Immutable
@IdClass(EventPerson.Key.class)
@Table(name = "event_person")
public class EventPerson {
  /** Somebody may help and watch. */
  public record Key(long tenantId, UUID eventId, String role, long userId)
      implements Serializable {}

  @Id
  @Column(name = "tenant_id")
  private long tenantId;

  @Id
  @Column(name = "event_id")
  private UUID eventId;

  @Id private String role;

  @Id
  @Column(name = "user_id")
  private long userId;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected EventPerson() {}

  /** Returns helper or watcher. */
  public String role() {
    return role;
  }
}
