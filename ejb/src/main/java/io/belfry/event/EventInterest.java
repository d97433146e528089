package io.belfry.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

/** Whom events of a service and a severity concern, because a group of theirs subscribed. */
@Entity
@Immutable
@IdClass(EventInterest.Key.class)
@Table(name = "event_interest")
public class EventInterest {
  /** Somebody may be in several groups. */
  public record Key(long tenantId, long userId, String role, String service, String severity)
      implements Serializable {}

  @Id
  @Column(name = "tenant_id")
  private long tenantId;

  @Id
  @Column(name = "user_id")
  private long userId;

  @Id private String role;
  @Id private String service;
  @Id private String severity;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected EventInterest() {}

  /** Returns responder or interested. */
  public String role() {
    return role;
  }
}
