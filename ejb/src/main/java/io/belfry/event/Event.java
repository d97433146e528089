package io.belfry.event;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * What the rules made of alerts: owned, prioritised, worked on. Its condition is the engine's, its
 * handling is people's, and the state that people are shown is one function of both.
 */
@Entity
@Immutable
@Table(name = "event")
@SuppressWarnings("NullAway.Init") // the persistence provider fills the fields
public class Event {
  @Id private UUID id;

  @Column(name = "tenant_id")
  private long tenantId;

  private long number;
  private String key;
  private String subject;
  private String type;
  private String source;
  private String service;
  private String ci;
  private String severity;
  private String impact;
  private String urgency;

  // A person's, where there is one.
  @Column(name = "shown_priority")
  private String priority;

  private String condition;
  private String handling;
  private String state;

  @Column(name = "owner_team")
  private String ownerTeam;

  private @Nullable String runbook;

  @Column(name = "runbook_title")
  private @Nullable String runbookTitle;

  @Column(name = "situation_class")
  private @Nullable String situationClass;

  @Formula(
      "(select a.alerts from event_activity a where a.tenant_id = tenant_id and a.event_id = id)")
  private long alerts;

  @Column(name = "opened_at")
  private Instant openedAt;

  @Formula(
      "(select a.last_alert_at from event_activity a"
          + " where a.tenant_id = tenant_id and a.event_id = id)")
  private Instant lastAlertAt;

  @Column(name = "cleared_at")
  private @Nullable Instant clearedAt;

  @Column(name = "opened_by_rule")
  private String openedByRule;

  private String release;

  @Column(name = "cause_id")
  private @Nullable UUID causeId;

  @Column(name = "cause_number")
  private @Nullable Long causeNumber;

  @Column(name = "cause_confidence")
  private @Nullable Integer causeConfidence;

  @Column(name = "cause_grounds")
  private @Nullable String causeGrounds;

  @Formula("(select count(*) from event s where s.tenant_id = tenant_id and s.cause_id = id)")
  private long symptoms;

  private long version;

  @Column(name = "list_rank")
  private int listRank;

  @Embedded private Handled handled;

  /** For the persistence provider. */
  protected Event() {}

  public UUID id() {
    return id;
  }

  public long number() {
    return number;
  }

  public String key() {
    return key;
  }

  public String subject() {
    return subject;
  }

  public String type() {
    return type;
  }

  public String source() {
    return source;
  }

  /** The service's name; empty when the sender named none. */
  public String service() {
    return service;
  }

  /** The configuration item's name; empty when the sender named none. */
  public String ci() {
    return ci;
  }

  public String severity() {
    return severity;
  }

  public String impact() {
    return impact;
  }

  public String urgency() {
    return urgency;
  }

  public String priority() {
    return priority;
  }

  public String condition() {
    return condition;
  }

  public String handling() {
    return handling;
  }

  public String state() {
    return state;
  }

  public String ownerTeam() {
    return ownerTeam;
  }

  /** The id of the runbook that knows the alert; null when the event is unclassified. */
  public @Nullable String runbook() {
    return runbook;
  }

  public @Nullable String runbookTitle() {
    return runbookTitle;
  }

  public @Nullable String situationClass() {
    return situationClass;
  }

  public long alerts() {
    return alerts;
  }

  public Instant openedAt() {
    return openedAt;
  }

  public Instant lastAlertAt() {
    return lastAlertAt;
  }

  public @Nullable Instant clearedAt() {
    return clearedAt;
  }

  public String openedByRule() {
    return openedByRule;
  }

  public String release() {
    return release;
  }

  /** The id of the event that probably causes it; null when none is known to. */
  public @Nullable UUID causeId() {
    return causeId;
  }

  public @Nullable Long causeNumber() {
    return causeNumber;
  }

  /** How much to believe the cause, in percent. */
  public @Nullable Integer causeConfidence() {
    return causeConfidence;
  }

  /** Why it is believed to be the cause, a sentence. */
  public @Nullable String causeGrounds() {
    return causeGrounds;
  }

  /** How many events it probably causes. */
  public long symptoms() {
    return symptoms;
  }

  /** Returns the number of the engine's changes so far. */
  public long version() {
    return version;
  }

  int listRank() {
    return listRank;
  }

  /** Returns what people did with it. */
  public Handled handled() {
    return handled;
  }
}
