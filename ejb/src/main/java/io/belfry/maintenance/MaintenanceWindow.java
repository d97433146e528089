package io.belfry.maintenance;

import io.belfry.journal.Change;
import io.belfry.journal.LabelMatcher;
import io.belfry.suppression.Recurrence;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time of planned work on a service, or on whatever alerts say of themselves. It comes once or
 * again and again, is planned once and never changed; somebody may end it early, whether it has
 * begun or not, or the one time that is running. It stays as the reason why alerts were silent.
 */
@Entity
@IdClass(MaintenanceWindow.Key.class)
@Table(name = "maintenance_window")
public class MaintenanceWindow {
  /** A window's id is its own only within the tenant. */
  public record Key(long tenantId, UUID id) implements Serializable {}

  @Id
  @Column(name = "tenant_id", updatable = false)
  private long tenantId;

  @Id
  @Column(updatable = false)
  private UUID id;

  @Column(updatable = false)
  private String service;

  @Column(name = "starts_at", updatable = false)
  private Instant startsAt;

  @Column(name = "ends_at", updatable = false)
  private Instant endsAt;

  @Column(updatable = false)
  private String reason;

  @Column(name = "created_by", updatable = false)
  private String createdBy;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Column(updatable = false)
  private String matchers;

  @Column(updatable = false)
  private @Nullable String recurrence;

  @Column(updatable = false)
  private @Nullable String zone;

  @Column(name = "lasts_millis", updatable = false)
  private @Nullable Long lastsMillis;

  @Column(updatable = false)
  private @Nullable String author;

  @Column(name = "cancelled_at")
  private @Nullable Instant cancelledAt;

  @Column(name = "time_ended_at")
  private @Nullable Instant timeEndedAt;

  @Column(name = "cancelled_by")
  private @Nullable String cancelledBy;

  @Column(name = "cancel_reason")
  private @Nullable String cancelReason;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected MaintenanceWindow() {}

  MaintenanceWindow(
      long tenantId, UUID id, WindowDraft draft, Span first, String createdBy, Instant createdAt) {
    this.tenantId = tenantId;
    this.id = id;
    this.service = draft.service() == null ? "" : draft.service();
    this.matchers = Matchers.lines(draft.matchers());
    this.startsAt = first.from();
    this.endsAt = draft.lastEnd(first);
    this.recurrence = draft.recurrence();
    this.zone = draft.zone();
    this.lastsMillis = first.until().toEpochMilli() - first.from().toEpochMilli();
    this.reason = draft.reason();
    this.author = draft.author();
    this.createdBy = createdBy;
    this.createdAt = createdAt;
  }

  /**
   * Ends it before its time, for ever; one that is past stays as it is. Tells whether that changed
   * it.
   */
  boolean endEarly(Instant at, String by, @Nullable String why) {
    if (stateAt(at) == WindowState.PAST) {
      return false;
    }
    cancelledAt = at;
    cancelledBy = by;
    cancelReason = why;
    return true;
  }

  /** Ends the time that is running, after which it comes again; where it does not, all of it. */
  boolean endTimeEarly(Instant at, String by, @Nullable String why) {
    timeEndedAt = at;
    cancelledBy = by;
    cancelReason = why;
    return nextAfter(at) != null || endEarly(at, by, why);
  }

  /** Whether one of its times was open between two moments, or at either. */
  boolean wasOpenWithin(Instant since, Instant until) {
    Instant end = cancelledAt == null || cancelledAt.isAfter(endsAt) ? endsAt : cancelledAt;
    if (recurrence == null) {
      return !startsAt.isAfter(until) && !end.isBefore(since);
    }
    // Also what was ended early was open until then.
    Recurrence.Occurrence time = Recurrence.next(planned(0), since);
    return time != null && !time.from().isAfter(until) && time.from().isBefore(end);
  }

  /** Whether it comes again and one of its times is running. */
  boolean isRunningAt(Instant at) {
    Recurrence.Occurrence next = nextAfter(at);
    return next != null && !next.from().isAfter(at);
  }

  /** Returns what the rules are told about it. */
  Change asChange() {
    return matchers.isEmpty() && recurrence == null
        ? new Change.WindowSet(
            id.toString(), service, startsAt.toEpochMilli(), endsAt.toEpochMilli(), reason)
        : planned();
  }

  private Change.WindowPlanned planned() {
    // What began at that very millisecond is over, too.
    return planned(timeEndedAt == null ? 0 : timeEndedAt.toEpochMilli() + 1);
  }

  private Change.WindowPlanned planned(long resumes) {
    List<LabelMatcher> all = new ArrayList<>(matchers());
    if (!service.isEmpty()) {
      all.add(new LabelMatcher("service", true, false, service));
    }
    long from = startsAt.toEpochMilli();
    return new Change.WindowPlanned(
        id.toString(),
        all,
        from,
        lastsMillis == null ? endsAt.toEpochMilli() : from + lastsMillis,
        recurrence == null ? "" : recurrence,
        zone == null ? "" : zone,
        reason,
        resumes);
  }

  /** Returns the time that it is open at, or will be next; null when it never is any more. */
  public Recurrence.@Nullable Occurrence nextAfter(Instant time) {
    return stateAt(time) == WindowState.PAST ? null : Recurrence.next(planned(), time);
  }

  /** Returns what alerts must say besides, in order. */
  public List<LabelMatcher> matchers() {
    return Matchers.ofLines(matchers);
  }

  /** Returns the rule of RFC 5545 by which it comes again. */
  public Optional<String> recurrence() {
    return Optional.ofNullable(recurrence);
  }

  /** Returns the zone that the rule is counted in. */
  public Optional<String> zone() {
    return Optional.ofNullable(zone);
  }

  /** Returns who wants it, where a tool planned it for somebody. */
  public Optional<String> author() {
    return Optional.ofNullable(author);
  }

  /** Returns where it stands at a time; one that comes again is active from its first time on. */
  public WindowState stateAt(Instant time) {
    if (cancelledAt != null || !endsAt.isAfter(time)) {
      return WindowState.PAST;
    }
    return startsAt.isAfter(time) ? WindowState.PLANNED : WindowState.ACTIVE;
  }

  public UUID id() {
    return id;
  }

  /** Returns the name of the service, which may have left the catalogue since; empty for any. */
  public String service() {
    return service;
  }

  /** Returns the first moment of it. */
  public Instant startsAt() {
    return startsAt;
  }

  /** Returns the first moment after it, as it was planned; far away when it comes for ever. */
  public Instant endsAt() {
    return endsAt;
  }

  public String reason() {
    return reason;
  }

  /** Returns the username, or the id of the token, of whoever planned it. */
  public String createdBy() {
    return createdBy;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** Returns when somebody ended it early, for ever. */
  public Optional<Instant> cancelledAt() {
    return Optional.ofNullable(cancelledAt);
  }

  /** Returns when somebody last ended one of its times early. */
  public Optional<Instant> timeEndedAt() {
    return Optional.ofNullable(timeEndedAt);
  }

  /** Returns the username, or the id of the token, of whoever last ended it or one of its times. */
  public Optional<String> cancelledBy() {
    return Optional.ofNullable(cancelledBy);
  }

  /** Returns why, where somebody said so. */
  public Optional<String> cancelReason() {
    return Optional.ofNullable(cancelReason);
  }
}
