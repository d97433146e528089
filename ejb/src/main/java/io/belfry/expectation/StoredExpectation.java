package io.belfry.expectation;

import io.belfry.facts.expectation.Expectation;
import io.belfry.journal.Change;
import io.belfry.journal.ExpectationCodec;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/** An expectation of the catalogue. What it asks for is kept as the rules were told. */
@Entity
@IdClass(StoredExpectation.Key.class)
@Table(name = "expectation")
public class StoredExpectation {
  /** An expectation's id is its own only within the tenant. */
  public record Key(long tenantId, UUID id) implements Serializable {}

  @Id
  @Column(name = "tenant_id", updatable = false)
  private long tenantId;

  @Id
  @Column(updatable = false)
  private UUID id;

  private String name;

  private byte[] told;

  @Column(name = "by_use")
  private boolean byUse;

  @Version private int version;

  @Column(name = "created_by", updatable = false)
  private String createdBy;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected StoredExpectation() {}

  StoredExpectation(
      long tenantId, UUID id, Expectation expectation, String createdBy, Instant createdAt) {
    this.tenantId = tenantId;
    this.id = id;
    this.createdBy = createdBy;
    this.createdAt = createdAt;
    this.name = expectation.name();
    this.told = ExpectationCodec.encode(expectation);
    this.byUse = expectation.byUse();
  }

  /** Describes it anew; the same again is no change. */
  void describe(Expectation expectation) {
    byte[] next = ExpectationCodec.encode(expectation);
    if (!Arrays.equals(next, told)) {
      name = expectation.name();
      told = next;
      byUse = expectation.byUse();
    }
  }

  /** Returns what the rules are told about it. */
  Change.ExpectationSet asChange() {
    return new Change.ExpectationSet(expectation());
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** Returns what is expected. */
  public Expectation expectation() {
    return ExpectationCodec.decode(told);
  }

  /** Returns the number of changes so far; the ETag of the API. */
  public int version() {
    return version;
  }

  /** Returns the username, or the id of the token, of whoever made it. */
  public String createdBy() {
    return createdBy;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
