package io.belfry.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;

/** What is searched of an event: its subject and its key in lower case, a line each. */
@Entity
@Immutable
@IdClass(EventText.Key.class)
@Table(name = "event_text")
public class EventText {
  /** An event's number is its own only within the tenant. */
  public record Key(long tenantId, long number) implements Serializable {}

  @Id
  @Column(name = "tenant_id")
  private long tenantId;

  @Id private long number;
  private String text;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected EventText() {}

  /** Returns both lines. */
  public String text() {
    return text;
  }
}
