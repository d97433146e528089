package io.belfry.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** An alert as it arrived, and its fate. */
@Entity
@Immutable
@IdClass(StoredAlert.Key.class)
@Table(name = "alert")
@SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
public class StoredAlert {
  /** Where it stands in the journal, and where in that entry. */
  public record Key(long tenantId, long position, int index) implements Serializable {}

  @Id
  @Column(name = "tenant_id")
  private long tenantId;

  @Id private long position;
  @Id private int index;

  @Column(name = "received_at")
  private Instant receivedAt;

  @Column(name = "starts_at")
  private @Nullable Instant startsAt;

  private String source;
  private String type;
  private String key;
  private String status;
  private String severity;
  private String summary;
  private String service;
  private String ci;

  @Formula("labels::text")
  private String labels;

  private String fate;
  private String reason;
  private String rule;

  @Column(name = "event_id")
  private @Nullable UUID eventId;

  @Formula("(select e.number from event e where e.tenant_id = tenant_id and e.id = event_id)")
  private @Nullable Long eventNumber;

  /** For the persistence provider. */
  protected StoredAlert() {}

  /** The alert's id in the API: position and index. */
  public String id() {
    return position + "-" + index;
  }

  public Instant receivedAt() {
    return receivedAt;
  }

  public @Nullable Instant startsAt() {
    return startsAt;
  }

  public String source() {
    return source;
  }

  public String type() {
    return type;
  }

  public String key() {
    return key;
  }

  public String status() {
    return status;
  }

  public String severity() {
    return severity;
  }

  public String summary() {
    return summary;
  }

  public String service() {
    return service;
  }

  public String ci() {
    return ci;
  }

  /** A JSON object of names and texts. */
  public String labels() {
    return labels;
  }

  public String fate() {
    return fate;
  }

  public String reason() {
    return reason;
  }

  public String rule() {
    return rule;
  }

  public @Nullable UUID eventId() {
    return eventId;
  }

  public @Nullable Long eventNumber() {
    return eventNumber;
  }
}
