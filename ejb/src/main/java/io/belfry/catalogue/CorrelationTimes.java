package io.belfry.catalogue;

import io.belfry.facts.correlation.CorrelationTerms;
import io.belfry.journal.Change;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;

/** How far apart cause and symptom may be, and how long the first page waits for a cause. */
@Entity
@Table(name = "correlation_terms")
public class CorrelationTimes {
  @Id
  @Column(name = "tenant_id", updatable = false)
  private long tenantId;

  private long along = CorrelationTerms.DEFAULT.getAlong();
  private long near = CorrelationTerms.DEFAULT.getNear();

  @Column(name = "urgent_hold")
  private long urgentHold = CorrelationTerms.DEFAULT.getUrgentHold();

  private long hold = CorrelationTerms.DEFAULT.getHold();

  @Version private int version;

  /** For the persistence provider. */
  protected CorrelationTimes() {}

  CorrelationTimes(long tenantId) {
    this.tenantId = tenantId;
  }

  void describe(Duration newAlong, Duration newNear, Duration newUrgentHold, Duration newHold) {
    along = newAlong.toMillis();
    near = newNear.toMillis();
    urgentHold = newUrgentHold.toMillis();
    hold = newHold.toMillis();
  }

  /** Returns what the rules are told about it. */
  Change.CorrelationSet asChange() {
    return new Change.CorrelationSet(along, near, urgentHold, hold);
  }

  public long tenantId() {
    return tenantId;
  }

  /** Returns the longest time between a failure and what depends on it. */
  public Duration along() {
    return Duration.ofMillis(along);
  }

  /** Returns the longest time between failures at one place. */
  public Duration near() {
    return Duration.ofMillis(near);
  }

  /** Returns how long the first page of a P1 waits where something else may explain it. */
  public Duration urgentHold() {
    return Duration.ofMillis(urgentHold);
  }

  /** Returns how long the first page of others waits there. */
  public Duration hold() {
    return Duration.ofMillis(hold);
  }

  /** Returns the number of changes so far; the ETag of the API. */
  public int version() {
    return version;
  }
}
