package io.belfry.catalogue;

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
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The times by which the current tenant's events are correlated. The rules are told of changes. */
@ApplicationScoped
@Transactional
@InTenant
public class CorrelationTimings {
  private static final Duration LONGEST_WINDOW = Duration.ofDays(1);
  private static final Duration LONGEST_HOLD = Duration.ofHours(1);

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final Announcer announcer;
  private final Notary notary;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected CorrelationTimings() {
    this(null, null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public CorrelationTimings(
      EntityManager entities, CurrentTenant tenant, Announcer announcer, Notary notary) {
    this.entities = entities;
    this.tenant = tenant;
    this.announcer = announcer;
    this.notary = notary;
  }

  /** Returns them; before somebody says otherwise, the defaults. */
  public CorrelationTimes get() {
    CorrelationTimes found = entities.find(CorrelationTimes.class, tenant.id());
    return found == null ? new CorrelationTimes(tenant.id()) : found;
  }

  /**
   * Sets all of them.
   *
   * @param version the version that this was decided on, or null for whichever it is
   * @throws Fault invalid-value for windows of more than a day and holds of more than an hour;
   *     precondition-failed when they changed since that version
   */
  public CorrelationTimes change(
      @Nullable Integer version,
      Duration along,
      Duration near,
      Duration urgentHold,
      Duration hold) {
    CorrelationTimes times = get();
    int before = times.version();
    Versions.require(version, before, "What correlation goes by");
    require("alongSeconds", along, LONGEST_WINDOW);
    require("nearSeconds", near, LONGEST_WINDOW);
    require("urgentHoldSeconds", urgentHold, LONGEST_HOLD);
    require("holdSeconds", hold, LONGEST_HOLD);
    if (!entities.contains(times)) {
      entities.persist(times);
      entities.flush();
    }
    times.describe(along, near, urgentHold, hold);
    entities.flush();
    if (times.version() != before) {
      announcer.tell(times.asChange());
      notary.seal("correlation.set", "correlation", Map.of());
    }
    return times;
  }

  private static void require(String field, Duration value, Duration longest) {
    if (value.isNegative() || value.compareTo(longest) > 0) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          field,
          "There cannot be %d seconds".formatted(value.toSeconds()),
          "Choose from 0 to %d".formatted(longest.toSeconds()));
    }
  }
}
