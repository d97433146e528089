package io.belfry.event;

import io.belfry.engine.Fate;
import io.belfry.journal.Entry;
import io.belfry.journal.EntryCodec;
import io.belfry.ledger.FateCodec;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Page;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads alerts and their fates for the current tenant. The projection says which; what they are is
 * read from the journal.
 */
@ApplicationScoped
@Transactional
@InTenant
public class AlertStore {
  private static final Pattern ID = Pattern.compile("(\\d{1,18})-(\\d{1,9})");

  private final EntityManager entities;
  private final CurrentTenant tenant;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected AlertStore() {
    this(null, null);
  }

  @Inject
  AlertStore(EntityManager entities, CurrentTenant tenant) {
    this.entities = entities;
    this.tenant = tenant;
  }

  /** Every alert, the newest first. */
  public Page<StoredAlert> list(
      List<String> fates, @Nullable String text, @Nullable String cursor, int limit) {
    StringBuilder where = new StringBuilder();
    Map<String, Object> values = new HashMap<>();
    if (!fates.isEmpty()) {
      where.append(" and fate in (:fates)");
      values.put("fates", fates);
    }
    if (text != null) {
      where.append(
          " and (lower(summary) like :text escape '!' or lower(key) like :text escape '!')");
      values.put("text", EventStore.like(text));
    }
    return page(where.toString(), values, cursor, limit);
  }

  /** The alerts behind an event, the newest first. */
  public Page<StoredAlert> ofEvent(long number, @Nullable String cursor, int limit) {
    return page(" and event_number = :event", Map.of("event", number), cursor, limit);
  }

  /**
   * One alert, straight from the journal: it is there as soon as its sender was answered.
   *
   * @throws Fault when the tenant has none of that id
   */
  public StoredAlert get(String id) {
    Place place = place(id);
    StoredAlert found = find(place);
    if (found == null) {
      throw unknown(id);
    }
    return found;
  }

  /** One alert straight from the journal; null when the journal does not hold it. */
  public @Nullable StoredAlert find(Place place) {
    List<StoredAlert> found = load(List.of(place));
    return found.isEmpty() ? null : found.get(0);
  }

  /** Reads an id of the API. */
  static Place place(String id) {
    Matcher numbers = ID.matcher(id);
    if (!numbers.matches()) {
      throw unknown(id);
    }
    try {
      return new Place(Long.parseLong(numbers.group(1)), Integer.parseInt(numbers.group(2)));
    } catch (NumberFormatException tooLarge) {
      throw unknown(id);
    }
  }

  static Fault unknown(String id) {
    return new Fault(
        ErrorCode.NOT_FOUND,
        "There is no alert with the id (%s). Maybe it is older than the journal is kept."
            .formatted(id.length() > 40 ? id.substring(0, 40) + "…" : id));
  }

  /**
   * The two sides of the accounting.
   *
   * @param journalled alerts in the journal, ever
   * @param fates alerts judged, by fate
   */
  public record Counts(long journalled, Map<String, Long> fates) {}

  /** Counts what is stored and what became of it, as of one moment. */
  public Counts counts() {
    Map<String, Long> fates = new HashMap<>();
    long journalled = 0;
    for (Object row :
        query(
                "select fate, alerts from fate_count where tenant_id = :tenant union all"
                    + " select '', alerts from journal_total where tenant_id = :tenant",
                Map.of())
            .getResultList()) {
      Object[] columns = (Object[]) row;
      long alerts = ((Number) columns[1]).longValue();
      if (columns[0].equals("")) {
        journalled = alerts;
      } else {
        fates.put((String) columns[0], alerts);
      }
    }
    return new Counts(journalled, fates);
  }

  /** Where an alert stands in the journal. */
  public record Place(long position, int index) {}

  private Page<StoredAlert> page(
      String where, Map<String, Object> values, @Nullable String cursor, int limit) {
    long[] before = Cursors.read(cursor, Long.MAX_VALUE, 0);
    Map<String, Object> all = new HashMap<>(values);
    all.put("position", before[0]);
    all.put("index", (int) before[1]);
    List<Place> places = new ArrayList<>();
    for (Object row :
        query(
                "select position, index from alert where tenant_id = :tenant"
                    + " and (position, index) < (:position, :index)"
                    + where
                    + " order by position desc, index desc",
                all)
            .setMaxResults(limit + 1)
            .getResultList()) {
      Object[] columns = (Object[]) row;
      places.add(new Place(((Number) columns[0]).longValue(), ((Number) columns[1]).intValue()));
    }
    boolean more = places.size() > limit;
    List<StoredAlert> alerts = load(more ? places.subList(0, limit) : places);
    Place last = more ? places.get(limit - 1) : null;
    return new Page<>(alerts, last == null ? null : last.position() + "-" + last.index());
  }

  /** In the order of the places; what the journal has no more is left out. */
  private List<StoredAlert> load(List<Place> places) {
    if (places.isEmpty()) {
      return List.of();
    }
    Set<Long> positions = new LinkedHashSet<>();
    places.forEach(place -> positions.add(place.position()));
    Map<Long, Entry.Alerts> entries = new HashMap<>();
    Map<Long, List<FateCodec.Kept>> fates = new HashMap<>();
    for (Object row :
        query(
                "select j.position, (extract(epoch from j.stamp) * 1000)\\:\\:bigint, j.body, f.body"
                    + " from journal_entry j left join fate f on f.position = j.position"
                    + " and f.stamp = j.stamp where j.tenant_id = :tenant and j.kind = :kind"
                    + " and j.position in (:positions)",
                Map.of("kind", EntryCodec.ALERTS, "positions", positions))
            .getResultList()) {
      Object[] columns = (Object[]) row;
      long position = ((Number) columns[0]).longValue();
      long stamp = ((Number) columns[1]).longValue();
      byte[] body = (byte[]) columns[2];
      entries.put(
          position,
          (Entry.Alerts) EntryCodec.decode(position, tenant.id(), EntryCodec.ALERTS, stamp, body));
      if (columns[3] instanceof byte[] packed) {
        fates.put(position, FateCodec.decode(packed));
      }
    }
    List<StoredAlert> alerts = new ArrayList<>();
    List<LateFate> late = late(places, fates);
    Map<Long, UUID> events = events(fates.values(), late);
    for (Place place : places) {
      Entry.Alerts entry = entries.get(place.position());
      if (entry != null && place.index() < entry.alerts().size()) {
        List<FateCodec.Kept> judged = fates.get(place.position());
        FateCodec.Kept first = judged == null ? null : judged.get(place.index());
        FateCodec.Kept then = first == null ? null : then(place, first, late);
        FateCodec.Kept fate = then == null ? first : then;
        alerts.add(
            new StoredAlert(
                place.position(),
                place.index(),
                Instant.ofEpochMilli(entry.stamp()),
                entry.alerts().get(place.index()),
                fate,
                then == null ? null : first,
                fate == null ? null : events.get(fate.event())));
      }
    }
    return alerts;
  }

  /** The first that has the alert counts: a later one may span it without being its own. */
  private static FateCodec.@Nullable Kept then(
      Place place, FateCodec.Kept first, List<LateFate> late) {
    return late.stream()
        .filter(each -> each.isOf(first.hold(), place.position(), place.index()))
        .findFirst()
        .map(LateFate::fate)
        .orElse(null);
  }

  private List<LateFate> late(List<Place> places, Map<Long, List<FateCodec.Kept>> fates) {
    Set<String> holds = new LinkedHashSet<>();
    long from = Long.MAX_VALUE;
    long to = 0;
    for (Place place : places) {
      List<FateCodec.Kept> judged = fates.get(place.position());
      if (judged != null
          && place.index() < judged.size()
          && judged.get(place.index()).fate() == Fate.HELD) {
        holds.add(judged.get(place.index()).hold());
        from = Math.min(from, place.position());
        to = Math.max(to, place.position());
      }
    }
    if (holds.isEmpty()) {
      return List.of();
    }
    List<LateFate> late = new ArrayList<>();
    for (Object row :
        query(
                "select hold, first_position, first_index, last_position, last_index, fate, rule,"
                    + " coalesce(event_number, 0), detail from released"
                    + " where tenant_id = :tenant and hold in (:holds)"
                    + " and last_position >= :from and first_position <= :to order by id",
                Map.of("holds", holds, "from", from, "to", to))
            .getResultList()) {
      late.add(LateFate.of((Object[]) row));
    }
    return late;
  }

  private Map<Long, UUID> events(Collection<List<FateCodec.Kept>> fates, List<LateFate> late) {
    Set<Long> numbers = new LinkedHashSet<>();
    late.forEach(each -> numbers.add(each.fate().event()));
    fates.forEach(entry -> entry.forEach(fate -> numbers.add(fate.event())));
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
