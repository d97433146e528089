package io.belfry.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of the outbox, as people look at it: what was to be told, and what became of it. */
@Entity
@Immutable
@Table(name = "outbox")
@SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
public class StoredNotification {
  @Id private long id;

  @Column(name = "tenant_id")
  private long tenantId;

  private String key;

  @Column(name = "event_id")
  private UUID eventId;

  @Formula("(select e.number from event e where e.tenant_id = tenant_id and e.id = event_id)")
  private @Nullable Long eventNumber;

  private String team;
  private String occasion;
  private @Nullable String channel;

  @Formula("(select u.username from app_user u where u.tenant_id = tenant_id and u.id = person)")
  private @Nullable String person;

  private @Nullable String recipient;
  private String subject;
  private String state;
  private int attempts;

  @Column(name = "last_error")
  private @Nullable String lastError;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "due_at")
  private Instant dueAt;

  @Column(name = "sent_at")
  private @Nullable Instant sentAt;

  /** For the persistence provider. */
  protected StoredNotification() {}

  public long id() {
    return id;
  }

  /** Derives from the decision; a mail carries it, so that a repetition can be told. */
  public String key() {
    return key;
  }

  public UUID eventId() {
    return eventId;
  }

  /** Null when the event is no longer kept. */
  public @Nullable Long eventNumber() {
    return eventNumber;
  }

  /** The id of the team that it calls. */
  public String team() {
    return team;
  }

  /** A word of {@link Occasion}. */
  public String occasion() {
    return occasion;
  }

  /** The team's channel that it goes through; null for plain mail, and to a person. */
  public @Nullable String channel() {
    return channel;
  }

  /** The user whom it is for; null when it is for a team. */
  public @Nullable String person() {
    return person;
  }

  /** The address at the last attempt; null before the first, and while the team has none. */
  public @Nullable String recipient() {
    return recipient;
  }

  public String subject() {
    return subject;
  }

  /** A word of {@link NotificationStore#STATES}. */
  public String state() {
    return state;
  }

  public int attempts() {
    return attempts;
  }

  /** Why the last attempt failed. */
  public @Nullable String lastError() {
    return lastError;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** When it is tried next, while it waits. */
  public Instant dueAt() {
    return dueAt;
  }

  public @Nullable Instant sentAt() {
    return sentAt;
  }
}
