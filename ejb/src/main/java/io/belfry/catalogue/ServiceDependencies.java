package io.belfry.catalogue;

import io.belfry.journal.Change;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;

/** What a service cannot do without. There is none before somebody says so. */
@Entity
@IdClass(Service.Key.class)
@Table(name = "service_dependencies")
public class ServiceDependencies {
  @Id
  @Column(name = "tenant_id", updatable = false)
  private long tenantId;

  @Id
  @Column(name = "service", updatable = false)
  private String name;

  @Column(name = "depends_on")
  private String dependsOn = "";

  @Version private int version;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected ServiceDependencies() {}

  ServiceDependencies(long tenantId, String service) {
    this.tenantId = tenantId;
    this.name = service;
  }

  void describe(List<String> on) {
    dependsOn = Lines.of(on);
  }

  /** Returns what the rules are told about it. */
  Change.ServiceDependsOn asChange() {
    return new Change.ServiceDependsOn(name, dependsOn());
  }

  public long tenantId() {
    return tenantId;
  }

  public String service() {
    return name;
  }

  /** Returns them, such as {@code ci/filer-1}, in order. */
  public List<String> dependsOn() {
    return Lines.list(dependsOn);
  }

  /** Returns the number of changes so far; the ETag of the API. */
  public int version() {
    return version;
  }
}
