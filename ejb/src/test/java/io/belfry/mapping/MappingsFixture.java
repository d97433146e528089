package io.belfry.mapping;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.identity.Caller;
import io.belfry.identity.CurrentCaller;
import io.belfry.identity.Notary;
import io.belfry.identity.People;
import io.belfry.platform.Fault;
import io.belfry.platform.FixedClock;
import io.belfry.platform.TestPersistence;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.Tenant;
import io.belfry.tenancy.TenantGuard;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Mappings over a fresh database with two tenants, put together as the container does it. */
final class MappingsFixture implements AutoCloseable {
  static final long OTHER = 2;

  final FixedClock clock = new FixedClock();
  final AtomicInteger lookups = new AtomicInteger();
  final TestPersistence persistence = new TestPersistence(StoredMapping.class);
  final MappedFormats formats = new MappedFormats(this::find, clock);
  private final MappingStore ofNobody = store(persistence.entities(), Tenant.DEFAULT);

  MappingsFixture() {
    persistence.transaction(
        entities ->
            entities
                .createNativeQuery("insert into tenant (id, slug, name) values (2, 'other', 'O')")
                .executeUpdate());
  }

  /** As the door asks: in a transaction of its own, without a current tenant. */
  private Optional<StoredMapping> find(long tenant, String name) {
    lookups.incrementAndGet();
    return persistence.inTransaction(entities -> ofNobody.find(tenant, name));
  }

  /** Returns the mappings as that tenant has them, with a memory that is shared. */
  Mappings of(long tenant) {
    CurrentTenant current = new CurrentTenant();
    current.become(tenant);
    return new Mappings(store(persistence.entities(), tenant), formats, current, clock);
  }

  private MappingStore store(EntityManager entities, long tenant) {
    CurrentTenant current = new CurrentTenant();
    current.become(tenant);
    CurrentCaller caller = new CurrentCaller(current);
    caller.become(new Caller(tenant, "bf_keeper", Set.of(), Caller.Kind.TOKEN));
    People people = new People(entities, current);
    return new MappingStore(
        entities, current, new Notary(entities, current, caller, people, clock));
  }

  /** Runs in a transaction of that tenant, as {@code @Transactional @InTenant} does. */
  <T> T in(long tenant, Supplier<T> work) {
    return persistence.inTransaction(
        entities -> {
          TenantGuard.bind(entities, tenant);
          return work.get();
        });
  }

  Fault refusal(long tenant, Supplier<?> work) {
    return catchThrowableOfType(Fault.class, () -> in(tenant, work));
  }

  @Override
  public void close() {
    persistence.close();
  }
}
