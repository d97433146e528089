package io.belfry.catalogue;

import io.belfry.journal.Change;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * A configuration item, by the name that alerts give it: a host, a volume, a database. Where it
 * stands and what it depends on is what correlation goes by.
 */
@Entity
@IdClass(Ci.Key.class)
@Table(name = "ci")
public class Ci {
  /** An item's name is its own only within the tenant. */
  public record Key(long tenantId, String name) implements Serializable {}

  @Id
  @Column(name = "tenant_id", updatable = false)
  private long tenantId;

  @Id
  @Column(updatable = false)
  private String name;

  private String service;

  private String kind;

  private String labels;

  @Column(name = "depends_on")
  private String dependsOn;

  @Version private int version;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected Ci() {}

  Ci(long tenantId, String name, CiDraft draft) {
    this.tenantId = tenantId;
    this.name = name;
    this.service = draft.service();
    this.kind = draft.kind();
    this.labels = Lines.ofPairs(draft.labels());
    this.dependsOn = Lines.of(draft.dependsOn());
  }

  void describe(CiDraft draft) {
    service = draft.service();
    kind = draft.kind();
    labels = Lines.ofPairs(draft.labels());
    dependsOn = Lines.of(draft.dependsOn());
  }

  /** Returns what the rules are told about it. */
  Change.CiSet asChange() {
    return new Change.CiSet(name, service, kind, labels(), dependsOn());
  }

  public String name() {
    return name;
  }

  /** Returns the name of the service that it belongs to, empty when none. */
  public String service() {
    return service;
  }

  /** Returns what it is, such as {@code host}. */
  public String kind() {
    return kind;
  }

  /** Returns where it stands, and what else is said of it, in the order of the names. */
  public Map<String, String> labels() {
    return Lines.pairs(labels);
  }

  /** Returns what it cannot do without, such as {@code ci/filer-1}, in order. */
  public List<String> dependsOn() {
    return Lines.list(dependsOn);
  }

  /** Returns the number of changes so far; the ETag of the API. */
  public int version() {
    return version;
  }
}
