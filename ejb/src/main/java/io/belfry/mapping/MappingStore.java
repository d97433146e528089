package io.belfry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.identity.Notary;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.platform.Versions;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import io.belfry.tenancy.TenantGuard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Mappings as they are stored. */
@ApplicationScoped
@Transactional
class MappingStore {
  /** Far more than a tenant has tools. */
  static final int MOST = 200;

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final Notary notary;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected MappingStore() {
    this(null, null, null);
  }

  @Inject
  MappingStore(EntityManager entities, CurrentTenant tenant, Notary notary) {
    this.entities = entities;
    this.tenant = tenant;
    this.notary = notary;
  }

  /** Returns a tenant's mapping of that name; asks for no request and no current tenant. */
  Optional<StoredMapping> find(long tenantId, String name) {
    TenantGuard.bind(entities, tenantId);
    return Optional.ofNullable(
        entities.find(StoredMapping.class, new StoredMapping.Key(tenantId, name)));
  }

  /** Returns at most {@code count} mappings by name, those after {@code after}. */
  @InTenant
  List<StoredMapping> after(String after, int count) {
    return entities
        .createQuery(
            "select m from StoredMapping m where m.tenantId = :tenant and m.name > :after"
                + " order by m.name",
            StoredMapping.class)
        .setParameter("tenant", tenant.id())
        .setParameter("after", after)
        .setMaxResults(count)
        .getResultList();
  }

  @InTenant
  StoredMapping get(String name) {
    StoredMapping mapping =
        Line.isFit(name)
            ? entities.find(StoredMapping.class, new StoredMapping.Key(tenant.id(), name))
            : null;
    if (mapping == null) {
      throw new Fault(ErrorCode.NOT_FOUND, "There is no mapping (" + Line.shown(name) + ").");
    }
    return mapping;
  }

  @InTenant
  StoredMapping add(String name, JsonNode document) {
    if (entities.find(StoredMapping.class, new StoredMapping.Key(tenant.id(), name)) != null) {
      throw Fault.ofField(
          ErrorCode.CONFLICT, "name", "The mapping (" + name + ") exists", "Choose another name");
    }
    if (count() >= MOST) {
      throw new Fault(
          ErrorCode.CONFLICT,
          "There are %d mappings. Remove one that nobody uses.".formatted(MOST));
    }
    StoredMapping mapping = new StoredMapping(tenant.id(), name, document);
    entities.persist(mapping);
    entities.flush();
    seal("add", name);
    return mapping;
  }

  private long count() {
    return entities
        .createQuery("select count(m) from StoredMapping m where m.tenantId = :tenant", Long.class)
        .setParameter("tenant", tenant.id())
        .getSingleResult();
  }

  @InTenant
  StoredMapping change(String name, @Nullable Integer version, JsonNode document) {
    StoredMapping mapping = get(name);
    requireVersion(version, mapping);
    mapping.replace(document);
    entities.flush();
    seal("change", name);
    return mapping;
  }

  @InTenant
  void remove(String name, @Nullable Integer version) {
    StoredMapping mapping = get(name);
    requireVersion(version, mapping);
    entities.remove(mapping);
    entities.flush();
    seal("remove", name);
  }

  private void seal(String what, String name) {
    notary.seal("mapping." + what, "mapping:" + name, Map.of());
  }

  private static void requireVersion(@Nullable Integer expected, StoredMapping mapping) {
    Versions.require(expected, mapping.version(), "The mapping (" + mapping.name() + ")");
  }
}
