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

/** What a rule decided about an event, with the facts that it matched. */
@Entity
@Immutable
@IdClass(StoredDecision.Key.class)
@Table(name = "decision")
@SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
public class StoredDecision {
  /** Where the entry stands in the journal, which alert of it, and which decision about that. */
  public record Key(long tenantId, long position, int index, int sequence)
      implements Serializable {}

  @Id
  @Column(name = "tenant_id")
  private long tenantId;

  /** Deadlines have an index below 0, and come after the alerts of the entry before. */
  static final int AFTER_ALERTS = 999_999_999;

  @Id private long position;
  @Id private int index;
  @Id private int sequence;
  private Instant at;

  @Column(name = "event_id")
  private UUID eventId;

  private String kind;
  private String rule;
  private String release;
  private String sentence;

  @Formula("facts::text")
  private String facts;

  /** For the persistence provider. */
  protected StoredDecision() {}

  /** The decision's id in the API: position, index and sequence. */
  public String id() {
    return position + "-" + index + "-" + sequence;
  }

  /** The id of the alert that it was made about; null when a deadline or a person's change was. */
  public @Nullable String alertId() {
    return index < 0 ? null : position + "-" + index;
  }

  /** What a page that ends with it goes on from. */
  String cursor() {
    return position + "-" + (index < 0 ? AFTER_ALERTS : index) + "-" + sequence;
  }

  public UUID eventId() {
    return eventId;
  }

  public Instant at() {
    return at;
  }

  public String kind() {
    return kind;
  }

  public String rule() {
    return rule;
  }

  public String release() {
    return release;
  }

  public String sentence() {
    return sentence;
  }

  /** A JSON array of objects with name and values. */
  public String facts() {
    return facts;
  }
}
