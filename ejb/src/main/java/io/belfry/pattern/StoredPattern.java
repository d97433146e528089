package io.belfry.pattern;

import io.belfry.facts.Severity;
import io.belfry.facts.pattern.PatternKind;
import io.belfry.journal.LabelMatcher;
import io.belfry.journal.Pattern;
import io.belfry.maintenance.Matchers;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A pattern in time, as people keep it. */
@Entity
@IdClass(StoredPattern.Key.class)
@Table(name = "pattern")
public class StoredPattern {
  @Id
  @Column(name = "tenant_id", updatable = false)
  private long tenantId;

  @Id
  @Column(updatable = false)
  private UUID id;

  @Enumerated(EnumType.STRING)
  private PatternKind kind;

  private String title;

  @Column(name = "first_alerts")
  private String first;

  @Column(name = "then_alerts")
  private String then;

  @Column(name = "equal_labels")
  private String equal;

  @Column(name = "within_millis")
  private long within;

  @Column(name = "least_count")
  private int count;

  @Enumerated(EnumType.STRING)
  private Severity severity;

  @Column(name = "created_by", updatable = false)
  private String createdBy;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Version private int version;

  /** What a pattern is found by. */
  public static final class Key implements Serializable {
    private static final long serialVersionUID = 1;

    private long tenantId;
    private @Nullable UUID id;

    /** For the persistence provider. */
    public Key() {}

    Key(long tenantId, UUID id) {
      this.tenantId = tenantId;
      this.id = id;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key
          && tenantId == key.tenantId
          && id != null
          && id.equals(key.id);
    }

    @Override
    public int hashCode() {
      return id == null ? 0 : id.hashCode();
    }
  }

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected StoredPattern() {}

  @SuppressWarnings("NullAway.Init") // describe() sets the rest
  StoredPattern(long tenantId, UUID id, PatternDraft draft, String createdBy, Instant createdAt) {
    this.tenantId = tenantId;
    this.id = id;
    this.createdBy = createdBy;
    this.createdAt = createdAt;
    describe(draft);
  }

  final void describe(PatternDraft draft) {
    kind = draft.kind();
    title = draft.title();
    first = Matchers.lines(draft.first());
    then = Matchers.lines(draft.then());
    equal = String.join("\n", draft.equal());
    within = draft.within();
    count = draft.count();
    severity = draft.severity();
  }

  /** Returns it as the rules are told of it. */
  public Pattern asRule() {
    List<LabelMatcher> begin = Matchers.ofLines(first);
    return new Pattern(
        id.toString(),
        kind,
        title,
        begin,
        Matchers.ofLines(then),
        equal.isEmpty() ? List.of() : List.of(equal.split("\n")),
        within,
        count,
        severity);
  }

  public long tenantId() {
    return tenantId;
  }

  public UUID id() {
    return id;
  }

  public String createdBy() {
    return createdBy;
  }

  public Instant createdAt() {
    return createdAt;
  }

  /** Returns the number of changes so far; the ETag of the API. */
  public int version() {
    return version;
  }
}
