package io.belfry.event;

import io.belfry.journal.Entry;
import io.belfry.journal.EntryCodec;
import io.belfry.ledger.FateCodec;
import io.belfry.tenancy.CurrentTenant;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Entries of the journal with the fates of their alerts, as the current tenant sees them. */
final class JudgedEntries {
  private final EntityManager entities;
  private final CurrentTenant tenant;

  JudgedEntries(EntityManager entities, CurrentTenant tenant) {
    this.entities = entities;
    this.tenant = tenant;
  }

  /** In the order of the places; what the journal has no more is left out. */
  List<StoredAlert> alerts(List<AlertStore.Place> places) {
    if (places.isEmpty()) {
      return List.of();
    }
    Set<Long> positions = new LinkedHashSet<>();
    places.forEach(place -> positions.add(place.position()));
    Map<Long, JudgedEntry> entries = new HashMap<>();
    read("j.position in (:positions)", Map.of("positions", positions), positions.size())
        .forEach(entry -> entries.put(entry.entry().position(), entry));
    List<StoredAlert> alerts = new ArrayList<>();
    Map<Long, UUID> events = events(entries.values());
    for (AlertStore.Place place : places) {
      JudgedEntry entry = entries.get(place.position());
      if (entry != null && place.index() < entry.entry().alerts().size()) {
        alerts.add(entry.alert(place.index(), events));
      }
    }
    return alerts;
  }

  /** The newest first. */
  List<JudgedEntry> read(String where, Map<String, Object> values, int most) {
    List<JudgedEntry> entries = new ArrayList<>();
    for (Object row :
        query(
                "select j.position, (extract(epoch from j.stamp) * 1000)\\:\\:bigint, j.body,"
                    + " f.body from journal_entry j left join fate f on f.position = j.position and"
                    + " f.stamp = j.stamp where j.tenant_id = :tenant and j.kind = :kind and "
                    + where
                    + " order by j.position desc",
                values)
            .setParameter("kind", EntryCodec.ALERTS)
            .setMaxResults(most)
            .getResultList()) {
      Object[] columns = (Object[]) row;
      long position = ((Number) columns[0]).longValue();
      long stamp = ((Number) columns[1]).longValue();
      byte[] body = (byte[]) columns[2];
      List<FateCodec.Kept> fates =
          columns[3] instanceof byte[] packed ? FateCodec.decode(packed) : null;
      entries.add(
          new JudgedEntry(
              (Entry.Alerts)
                  EntryCodec.decode(position, tenant.id(), EntryCodec.ALERTS, stamp, body),
              fates,
              fates));
    }
    return settled(entries);
  }

  /** The entries with what became of their held alerts. */
  private List<JudgedEntry> settled(List<JudgedEntry> entries) {
    Set<String> holds = new LinkedHashSet<>();
    long from = Long.MAX_VALUE;
    long to = 0;
    for (JudgedEntry entry : entries) {
      for (String hold : entry.holds()) {
        holds.add(hold);
        from = Math.min(from, entry.entry().position());
        to = Math.max(to, entry.entry().position());
      }
    }
    if (holds.isEmpty()) {
      return entries;
    }
    List<LateFate> late = new ArrayList<>();
    for (Object row :
        query(
                LateFate.COLUMNS
                    + " and hold in (:holds)"
                    + " and last_position >= :from and first_position <= :to order by id",
                Map.of("holds", holds, "from", from, "to", to))
            .getResultList()) {
      late.add(LateFate.of((Object[]) row));
    }
    return entries.stream().map(entry -> entry.with(late)).toList();
  }

  /** The ids of the events that they name, by number. */
  Map<Long, UUID> events(Collection<JudgedEntry> entries) {
    Set<Long> numbers = new LinkedHashSet<>();
    for (JudgedEntry entry : entries) {
      if (entry.fates() != null) {
        entry.fates().forEach(fate -> numbers.add(fate.event()));
      }
    }
    numbers.remove(0L);
    Map<Long, UUID> ids = new HashMap<>();
    if (!numbers.isEmpty()) {
      for (Object row :
          query(
                  "select number, id from event where tenant_id = :tenant and number in (:numbers)",
                  Map.of("numbers", numbers))
              .getResultList()) {
        Object[] columns = (Object[]) row;
        ids.put(((Number) columns[0]).longValue(), (UUID) columns[1]);
      }
    }
    return ids;
  }

  private Query query(String sql, Map<String, Object> values) {
    Query query = entities.createNativeQuery(sql).setParameter("tenant", tenant.id());
    values.forEach(query::setParameter);
    return query;
  }
}
