package io.belfry.catalogue;

import io.belfry.facts.Priority;
import io.belfry.journal.Change;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The decision table of a tenant: which priority impact and urgency give. */
@Entity
@Table(name = "priority_matrix")
public class PriorityMatrix {
  @Id
  @Column(name = "tenant_id", updatable = false)
  private long tenantId;

  private String cells = text(Change.PrioritiesSet.ITIL.cells());

  @Version private int version;

  /** For the persistence provider. */
  protected PriorityMatrix() {}

  PriorityMatrix(long tenantId) {
    this.tenantId = tenantId;
  }

  void describe(List<Priority> wanted) {
    cells = text(wanted);
  }

  private static String text(List<Priority> cells) {
    return cells.stream().map(Priority::name).collect(Collectors.joining(" "));
  }

  /** Returns what the rules are told about it. */
  Change.PrioritiesSet asChange() {
    return new Change.PrioritiesSet(cells());
  }

  public long tenantId() {
    return tenantId;
  }

  /** Returns the nine cells, by impact and within it by urgency, the highest first. */
  public List<Priority> cells() {
    return Arrays.stream(cells.split(" ")).map(Priority::valueOf).toList();
  }

  /** Returns the number of changes so far; the ETag of the API. */
  public int version() {
    return version;
  }
}
