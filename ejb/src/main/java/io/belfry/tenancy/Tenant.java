package io.belfry.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** One customer. It is told apart in the API by its slug and in the database by its number. */
@Entity
@Immutable
@Table(name = "tenant")
public class Tenant {
  /** The number of the tenant that every installation has, {@code default}. */
  public static final long DEFAULT = 1;

  @Id private long id;

  @Column(nullable = false)
  private String slug;

  @Column(nullable = false)
  private String name;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected Tenant() {}

  public long id() {
    return id;
  }

  public String slug() {
    return slug;
  }

  public String name() {
    return name;
  }
}
