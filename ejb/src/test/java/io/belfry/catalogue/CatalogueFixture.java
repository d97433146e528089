package io.belfry.catalogue;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.identity.Caller;
import io.belfry.identity.CurrentCaller;
import io.belfry.identity.Notary;
import io.belfry.identity.People;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.journal.EntryCodec;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.FixedClock;
import io.belfry.platform.TestDatabase;
import io.belfry.platform.TestPersistence;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.Tenant;
import io.belfry.tenancy.TenantGuard;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/** The catalogue over a fresh database that was started once, put together as the server does. */
public final class CatalogueFixture implements AutoCloseable {
  public final FixedClock clock = new FixedClock();
  public final CurrentTenant tenant = new CurrentTenant();
  public final CurrentCaller caller = new CurrentCaller(tenant);
  public final Notary notary;
  public final Announcer announcer;
  public final Services services;
  final TestPersistence persistence;
  final Teams teams;
  final DefaultOwners defaultOwners;
  final CatalogueBootstrap bootstrap;
  final List<Change> toldAtTheStart;

  /** Starts it for the default tenant, with more entities beside its own. */
  public CatalogueFixture(Class<?>... moreEntities) {
    this(TestDatabase.fresh(), moreEntities);
  }

  /** Starts it over that database, beside whoever works on it already. */
  CatalogueFixture(PGSimpleDataSource database, Class<?>... moreEntities) {
    persistence =
        new TestPersistence(
            database,
            Stream.concat(
                    Stream.of(
                        Team.class,
                        Service.class,
                        DefaultOwner.class,
                        Ci.class,
                        ServiceDependencies.class,
                        ServiceCalendar.class,
                        CorrelationTimes.class),
                    Stream.of(moreEntities))
                .toArray(Class<?>[]::new));
    EntityManager entities = persistence.entities();
    caller.become(new Caller(Tenant.DEFAULT, "bf_keeper", Set.of(), Caller.Kind.TOKEN));
    notary = new Notary(entities, tenant, caller, new People(entities, tenant), clock);
    Owners owners = new Owners(entities, tenant);
    announcer = new Announcer(entities, tenant);
    services = new Services(entities, tenant, owners, announcer, notary, clock);
    teams = new Teams(entities, tenant, new Holdings(entities, tenant), notary);
    defaultOwners = new DefaultOwners(entities, tenant, owners, announcer, notary);
    bootstrap = new CatalogueBootstrap(entities);
    tenant.become(Tenant.DEFAULT);
    persistence.transaction(manager -> bootstrap.run());
    toldAtTheStart = told();
  }

  /** Starts it over that database, for features that work beside it. */
  public static CatalogueFixture over(PGSimpleDataSource database, Class<?>... moreEntities) {
    return new CatalogueFixture(database, moreEntities);
  }

  /** Returns the teams, for features that know the catalogue. */
  public Teams someTeams() {
    return teams;
  }

  /** Returns the default owner, for features that know the catalogue. */
  public DefaultOwners someDefaultOwners() {
    return defaultOwners;
  }

  public EntityManager entities() {
    return persistence.entities();
  }

  /** Runs in a transaction of the default tenant, as {@code @Transactional @InTenant} does. */
  public <T> T inTenant(Supplier<T> work) {
    return persistence.inTransaction(
        entities -> {
          TenantGuard.bind(entities, Tenant.DEFAULT);
          return work.get();
        });
  }

  /** Runs plain SQL that sees every tenant. */
  public void execute(String sql) {
    persistence.transaction(
        entities -> {
          TenantGuard.bindAll(entities);
          entities.createNativeQuery(sql).executeUpdate();
        });
  }

  /** Returns why a work was refused. */
  public Fault refusal(Supplier<?> work) {
    return catchThrowableOfType(Fault.class, () -> inTenant(work));
  }

  /** Returns the kind of the refusal. */
  public ErrorCode refused(Supplier<?> work) {
    return refusal(work).code();
  }

  /** Returns, and takes away, what the rules of every tenant were told, as the writer does. */
  public List<Change> told() {
    return persistence.inTransaction(
        entities -> {
          List<Change> changes = new ArrayList<>();
          for (Object body :
              entities
                  .createNativeQuery("select body from inbox order by id", byte[].class)
                  .getResultList()) {
            Entry entry = EntryCodec.decode(1, 1, EntryCodec.CHANGES, 0, (byte[]) body);
            changes.addAll(((Entry.Changes) entry).changes());
          }
          entities.createNativeQuery("delete from inbox").executeUpdate();
          return changes;
        });
  }

  /** Returns what was sealed into the audit log, in its order. */
  public List<String> sealed() {
    return persistence.inTransaction(
        entities -> {
          TenantGuard.bind(entities, Tenant.DEFAULT);
          List<?> deeds =
              entities
                  .createNativeQuery("select what from audit_log order by sequence")
                  .getResultList();
          return deeds.stream().map(String::valueOf).toList();
        });
  }

  @Override
  public void close() {
    persistence.close();
  }
}
