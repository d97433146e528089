package io.belfry.demonstration;

import io.belfry.catalogue.Ci;
import io.belfry.catalogue.CiDraft;
import io.belfry.catalogue.Cis;
import io.belfry.catalogue.Services;
import io.belfry.catalogue.Teams;
import io.belfry.facts.Level;
import io.belfry.identity.Notary;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What the demonstration adds to the catalogue of the current tenant, and takes out again. */
@ApplicationScoped
@Transactional
@InTenant
public class DemonstrationCatalogue {
  /** As many as are closed at once; it makes 201. */
  private static final int MOST_EVENTS = 500;

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final Teams teams;
  private final Services services;
  private final Cis items;
  private final Notary notary;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected DemonstrationCatalogue() {
    this(null, null, null, null, null, null);
  }

  @Inject
  DemonstrationCatalogue(
      EntityManager entities,
      CurrentTenant tenant,
      Teams teams,
      Services services,
      Cis items,
      Notary notary) {
    this.entities = entities;
    this.tenant = tenant;
    this.teams = teams;
    this.services = services;
    this.items = items;
    this.notary = notary;
  }

  /** Whether it is there. */
  public boolean isThere() {
    return count("service where name = :word and tenant_id = :tenant", StorageFailure.STORAGE) > 0;
  }

  /** How many events there ever were of anything else. */
  public long realEvents() {
    return count(
        "event where tenant_id = :tenant and key not like :word and service <> 'belfry'",
        StorageFailure.KEYS + "%");
  }

  /** Its events that are not closed, what they cause before what causes them. */
  public List<UUID> openEvents() {
    List<?> rows =
        entities
            .createNativeQuery(
                "select id from event where tenant_id = :tenant and key like :word"
                    + " and handling <> 'closed' order by cause_id nulls last, number")
            .setParameter("tenant", tenant.id())
            .setParameter("word", StorageFailure.KEYS + "%")
            .setMaxResults(MOST_EVENTS)
            .getResultList();
    return rows.stream().map(UUID.class::cast).toList();
  }

  /** Whether the rules have yet to hear of something. */
  public boolean isUntold() {
    return count("inbox where tenant_id = :tenant and :word <> ''", "any") > 0;
  }

  /** Adds it, all or nothing. */
  public void add() {
    teams.add(StorageFailure.STORAGE_TEAM, "Demonstration: storage", null);
    teams.add(StorageFailure.WEB_TEAM, "Demonstration: applications", null);
    services.add(StorageFailure.STORAGE, StorageFailure.STORAGE_TEAM, Level.HIGH);
    for (StorageFailure.Dependent service : StorageFailure.services()) {
      services.add(service.name(), StorageFailure.WEB_TEAM, service.criticality());
    }
    Map<String, String> labels = Map.of("demonstration", "true");
    items.add(
        StorageFailure.CAUSE, CiDraft.of(StorageFailure.STORAGE, "storage", labels, List.of()));
    for (StorageFailure.Host host : StorageFailure.hosts()) {
      items.add(
          host.name(),
          CiDraft.of(host.service(), "host", labels, List.of("ci/" + StorageFailure.CAUSE)));
    }
    seal("play");
  }

  /** Takes it out; what people added to its services of their own stays. */
  public void remove() {
    for (String service : ours("service", "name")) {
      for (Ci item : items.list(service, null, StorageFailure.HOSTS).items()) {
        if (item.name().startsWith(StorageFailure.MARK)) {
          items.remove(item.name(), null);
        }
      }
      services.remove(service, null);
    }
    ours("team", "id").forEach(team -> teams.remove(team, null));
    seal("clean-up");
  }

  private void seal(String what) {
    notary.seal("demonstration." + what, "demonstration:storage", Map.of());
  }

  private List<String> ours(String table, String column) {
    List<String> made =
        table.equals("team")
            ? List.of(StorageFailure.STORAGE_TEAM, StorageFailure.WEB_TEAM)
            : Stream.concat(
                    Stream.of(StorageFailure.STORAGE),
                    StorageFailure.services().stream().map(StorageFailure.Dependent::name))
                .toList();
    return made.stream()
        .filter(
            name ->
                count("%s where tenant_id = :tenant and %s = :word".formatted(table, column), name)
                    > 0)
        .toList();
  }

  private long count(String rows, String word) {
    return ((Number)
            entities
                .createNativeQuery("select count(*) from " + rows)
                .setParameter("tenant", tenant.id())
                .setParameter("word", word)
                .getSingleResult())
        .longValue();
  }
}
