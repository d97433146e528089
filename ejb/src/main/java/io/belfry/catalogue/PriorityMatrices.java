package io.belfry.catalogue;

import io.belfry.facts.Priority;
import io.belfry.identity.Notary;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Versions;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The decision table by which the current tenant's events get their priority. */
@ApplicationScoped
@Transactional
@InTenant
public class PriorityMatrices {
  private static final int LEVELS = 3;
  private static final List<String> WORDS = List.of("high", "medium", "low");

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final Announcer announcer;
  private final Notary notary;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected PriorityMatrices() {
    this(null, null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public PriorityMatrices(
      EntityManager entities, CurrentTenant tenant, Announcer announcer, Notary notary) {
    this.entities = entities;
    this.tenant = tenant;
    this.announcer = announcer;
    this.notary = notary;
  }

  /** Returns it; before somebody writes it, ITIL's. */
  public PriorityMatrix get() {
    PriorityMatrix found = entities.find(PriorityMatrix.class, tenant.id());
    return found == null ? new PriorityMatrix(tenant.id()) : found;
  }

  /**
   * Writes it anew. The engine rates open events by it as soon as it hears of it.
   *
   * @param version the version that this was decided on, or null for whichever it is
   * @param cells nine, by impact and within it by urgency, the highest first
   * @throws Fault invalid-value where more impact or urgency would be less urgent;
   *     precondition-failed when it changed since that version
   */
  public PriorityMatrix change(@Nullable Integer version, List<Priority> cells) {
    PriorityMatrix matrix = get();
    int before = matrix.version();
    Versions.require(version, before, "The matrix of priorities");
    for (int i = 0; i < cells.size(); i++) {
      boolean lessImpact = i + LEVELS < cells.size();
      boolean lessUrgency = i % LEVELS < LEVELS - 1;
      if (lessImpact && cells.get(i).compareTo(cells.get(i + LEVELS)) > 0) {
        throw refused(i, cells.get(i), "impact " + WORDS.get(i / LEVELS + 1));
      }
      if (lessUrgency && cells.get(i).compareTo(cells.get(i + 1)) > 0) {
        throw refused(i, cells.get(i), "urgency " + WORDS.get(i % LEVELS + 1));
      }
    }
    if (!entities.contains(matrix)) {
      entities.persist(matrix);
      entities.flush();
    }
    matrix.describe(cells);
    entities.flush();
    if (matrix.version() != before) {
      announcer.tell(matrix.asChange());
      notary.seal("priority-matrix.set", "priority-matrix", Map.of("cells", cells.toString()));
    }
    return matrix;
  }

  private static Fault refused(int cell, Priority priority, String than) {
    return Fault.ofField(
        ErrorCode.INVALID_VALUE,
        WORDS.get(cell / LEVELS) + "." + WORDS.get(cell % LEVELS),
        "The priority (%s) is less urgent than that of %s".formatted(priority, than),
        "Choose one that is as urgent or more");
  }
}
