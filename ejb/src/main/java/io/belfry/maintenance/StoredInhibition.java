package io.belfry.maintenance;

import io.belfry.journal.Inhibition;
import io.belfry.journal.LabelMatcher;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A cause that silences what follows from it, as people keep it. */
@Entity
@IdClass(MaintenanceWindow.Key.class)
@Table(name = "inhibition")
public class StoredInhibition {
  @Id
  @Column(name = "tenant_id", updatable = false)
  private long tenantId;

  @Id
  @Column(updatable = false)
  private UUID id;

  private String source;
  private String target;

  @Column(name = "equal_labels")
  private String equal;

  private String reason;

  @Column(name = "created_by", updatable = false)
  private String createdBy;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Version private int version;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected StoredInhibition() {}

  @SuppressWarnings("NullAway.Init") // describe() sets the rest
  StoredInhibition(
      long tenantId, UUID id, InhibitionDraft draft, String createdBy, Instant createdAt) {
    this.tenantId = tenantId;
    this.id = id;
    this.createdBy = createdBy;
    this.createdAt = createdAt;
    describe(draft);
  }

  final void describe(InhibitionDraft draft) {
    source = Matchers.lines(draft.source());
    target = Matchers.lines(draft.target());
    equal = String.join("\n", draft.equal());
    reason = draft.reason();
  }

  /** Returns it as the rules are told of it. */
  Inhibition asRule() {
    return new Inhibition(id.toString(), source(), target(), equal(), reason);
  }

  public long tenantId() {
    return tenantId;
  }

  public UUID id() {
    return id;
  }

  public List<LabelMatcher> source() {
    return Matchers.ofLines(source);
  }

  public List<LabelMatcher> target() {
    return Matchers.ofLines(target);
  }

  /** Returns the names of what both must say the same of. */
  public List<String> equal() {
    return equal.isEmpty() ? List.of() : List.of(equal.split("\n"));
  }

  public String reason() {
    return reason;
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
