package io.belfry.routing;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/** That a tenant has a table of routes, and which version of it. */
@Entity
@Table(name = "route_table")
public class RouteTableRow {
  @Id
  @Column(name = "tenant_id", updatable = false)
  private long tenantId;

  @Version private int version;

  /** For the persistence provider. */
  protected RouteTableRow() {}

  RouteTableRow(long tenantId) {
    this.tenantId = tenantId;
  }

  public long tenantId() {
    return tenantId;
  }

  public int version() {
    return version;
  }
}
