package io.belfry.change;

import io.belfry.catalogue.CatalogueFixture;
import io.belfry.event.EventFixture;
import io.belfry.identity.Caller;
import io.belfry.identity.CurrentCaller;
import io.belfry.tenancy.Tenant;
import java.time.Instant;
import java.util.Set;

/** Changes that a test is told of. */
public final class ChangeFixture {
  private ChangeFixture() {}

  /** What features see of them. */
  public static ChangeEvents of(CatalogueFixture catalogue) {
    CurrentCaller caller = new CurrentCaller(catalogue.tenant);
    caller.become(new Caller(Tenant.DEFAULT, "jenkins", Set.of(), Caller.Kind.TOKEN));
    return new ChangeEvents(
        catalogue.entities(),
        catalogue.tenant,
        caller,
        EventFixture.store(catalogue),
        catalogue.clock);
  }

  /** Something was done to an item. */
  public static void add(CatalogueFixture catalogue, String summary, Instant at, String ci) {
    ChangeEvents changes = of(catalogue);
    ChangeEvent added =
        catalogue.inTenant(
            () -> changes.add(new ChangeDraft(summary, at, null, ci, "jenkins", null)));
    if (!added.ci().equals(ci)) {
      throw new AssertionError(added.ci());
    }
  }
}
