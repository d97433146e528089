package io.belfry.handling;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.catalogue.Announcer;
import io.belfry.event.Event;
import io.belfry.event.EventInterest;
import io.belfry.event.EventPerson;
import io.belfry.event.EventStore;
import io.belfry.event.EventText;
import io.belfry.event.StoredDecision;
import io.belfry.identity.Caller;
import io.belfry.identity.CurrentCaller;
import io.belfry.identity.People;
import io.belfry.identity.Permission;
import io.belfry.platform.Clock;
import io.belfry.platform.Fault;
import io.belfry.platform.TestPersistence;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.TenantGuard;
import jakarta.persistence.EntityManager;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** One person at their desk: everything that their requests go through, over a shared database. */
final class Workplace implements AutoCloseable {
  private final TestPersistence persistence;
  final CurrentTenant tenant = new CurrentTenant();
  final Handlings handlings;
  final Causes causes;
  final EventStore events;
  final Involvements involvements;

  Workplace(PGSimpleDataSource database, Clock clock, String username, Caller.Kind kind) {
    this(database, clock, username, kind, Set.of());
  }

  /** Somebody whose roles are limited to teams. */
  Workplace(
      PGSimpleDataSource database,
      Clock clock,
      String username,
      Caller.Kind kind,
      Set<String> teams) {
    persistence =
        new TestPersistence(
            database,
            HandledEvent.class,
            Event.class,
            StoredDecision.class,
            EventPerson.class,
            EventInterest.class,
            EventText.class);
    EntityManager entities = persistence.entities();
    CurrentCaller caller = new CurrentCaller(tenant);
    caller.become(new Caller(1, username, Set.of(Permission.EVENTS_HANDLE), kind, teams));
    involvements = new Involvements(entities, tenant);
    events = new EventStore(entities, tenant);
    handlings =
        new Handlings(
            entities,
            tenant,
            caller,
            new People(entities, tenant),
            involvements,
            new Announcer(entities, tenant),
            new Returning(entities, tenant),
            new Histories(entities, tenant),
            clock);
    causes =
        new Causes(
            entities,
            tenant,
            caller,
            new People(entities, tenant),
            new Announcer(entities, tenant),
            new Histories(entities, tenant),
            clock);
  }

  HandledEvent act(UUID event, Act act) {
    return act(event, null, act);
  }

  HandledEvent act(UUID event, @Nullable Integer version, Act act) {
    return inTenant(() -> handlings.act(event, version, act));
  }

  Fault refused(UUID event, Act act) {
    return catchThrowableOfType(Fault.class, () -> act(event, act));
  }

  Event read(UUID event) {
    return inTenant(() -> events.get(event));
  }

  EntityManager entities() {
    return persistence.entities();
  }

  <T> T inTenant(Supplier<T> work) {
    return persistence.inTransaction(
        entities -> {
          TenantGuard.bind(entities, 1);
          return work.get();
        });
  }

  @Override
  public void close() {
    persistence.close();
  }
}
