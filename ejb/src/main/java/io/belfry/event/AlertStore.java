package io.belfry.event;

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
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads alerts and their fates for the current tenant, from the journal and the packed fates beside
 * it.
 */
@ApplicationScoped
@Transactional
@InTenant
public class AlertStore {
  private static final int ENTRIES_AT_ONCE = 500;
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

  /**
   * Every alert, the newest first, straight from the journal. A filter is tried on so many alerts
   * at most; then the page ends early, and its cursor leads to the rest.
   *
   * @param text in the summary or the key, whatever its case
   */
  public Page<StoredAlert> list(
      List<String> fates, @Nullable String text, @Nullable String cursor, int limit) {
    AlertSearch search = new AlertSearch(fates, text, place(cursor), limit);
    while (search.wantsMore()) {
      search.look(
          entries(
              "j.position <= :position",
              Map.of("position", search.upTo()),
              search.entriesAtOnce()));
    }
    Map<Long, UUID> events = events(search.entries());
    return search.page().map(found -> found.entry().alert(found.index(), events));
  }

  /**
   * Shows every alert of a time, the newest first, with its fate.
   *
   * @param most how many are looked at
   * @return whether these were all
   */
  public boolean between(Instant from, Instant until, int most, Consumer<StoredAlert> visitor) {
    long before = Long.MAX_VALUE;
    int seen = 0;
    while (true) {
      List<JudgedEntry> entries =
          entries(
              "j.position < :before and j.stamp >= :from and j.stamp < :until",
              Map.of("before", before, "from", from, "until", until),
              ENTRIES_AT_ONCE);
      for (JudgedEntry entry : entries) {
        for (int index = entry.entry().alerts().size() - 1; index >= 0; index--) {
          if (++seen > most) {
            return false;
          }
          visitor.accept(entry.alert(index, Map.of()));
        }
        before = entry.entry().position();
      }
      if (entries.size() < ENTRIES_AT_ONCE) {
        return true;
      }
    }
  }

  /** The alerts behind an event, the newest first. Those of the last moment may be missing. */
  public Page<StoredAlert> ofEvent(long number, @Nullable String cursor, int limit) {
    Place before = place(cursor);
    List<Place> places = linked(AlertPlaces.ofEvent(number), before, limit);
    for (Object row :
        query(
                LateFate.COLUMNS
                    + " and event_number = :event and first_position <= :position"
                    + " order by last_position desc",
                Map.of("event", number, "position", before.position()))
            .setMaxResults(limit + 1)
            .getResultList()) {
      LateFate late = LateFate.of((Object[]) row);
      linked(AlertPlaces.ofHold(late.hold()), late.end(before), limit).stream()
          .filter(place -> late.isOf(late.hold(), place.position(), place.index()))
          .forEach(places::add);
    }
    places.sort(Comparator.comparingLong(Place::position).thenComparing(Place::index).reversed());
    Page<Place> page = Page.of(places.stream().distinct().toList(), limit, Place::cursor);
    List<StoredAlert> found = new ArrayList<>(load(page.items()));
    // Of two rows that span a held alert, the older one tells what became of it.
    found.removeIf(alert -> alert.fate() == null || alert.fate().event() != number);
    return new Page<>(found, page.nextCursor());
  }

  /** The newest places that belong to something, and are before a place. */
  private List<Place> linked(String to, Place before, int limit) {
    List<Place> places = new ArrayList<>();
    List<Object> stretches = new ArrayList<>(stretches(to, before, ">=", "asc", 1));
    stretches.addAll(stretches(to, before, "<", "desc", limit + 1));
    for (Object packed : stretches) {
      List<Place> stretch = Places.unpack((byte[]) packed);
      for (int i = stretch.size() - 1; i >= 0 && places.size() <= limit; i--) {
        if (stretch.get(i).isBefore(before)) {
          places.add(stretch.get(i));
        }
      }
    }
    return places;
  }

  /** Stretches that end on one side of a place, the nearest first. */
  private List<?> stretches(String to, Place place, String side, String order, int most) {
    return query(
            "select places from alert_places where tenant_id = :tenant and belongs_to = :to"
                + " and last_position %s :position order by last_position %s"
                    .formatted(side, order),
            Map.of("to", to, "position", place.position()))
        .setMaxResults(most)
        .getResultList();
  }

  private static Place place(@Nullable String cursor) {
    long[] before = Cursors.read(cursor, Long.MAX_VALUE, 0);
    return new Place(before[0], (int) before[1]);
  }

  /**
   * One alert, straight from the journal: it is there as soon as its sender was answered.
   *
   * @throws Fault when the tenant has none of that id
   */
  public StoredAlert get(String id) {
    List<StoredAlert> found = load(List.of(placeOf(id)));
    if (found.isEmpty()) {
      throw unknown(id);
    }
    return found.get(0);
  }

  /** Reads an id of the API. */
  static Place placeOf(String id) {
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

  private static Fault unknown(String id) {
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
  public record Place(long position, int index) {
    boolean isBefore(Place other) {
      return position < other.position || (position == other.position && index < other.index);
    }

    String cursor() {
      return position + "-" + index;
    }
  }

  /** In the order of the places; what the journal has no more is left out. */
  private List<StoredAlert> load(List<Place> places) {
    if (places.isEmpty()) {
      return List.of();
    }
    Set<Long> positions = new LinkedHashSet<>();
    places.forEach(place -> positions.add(place.position()));
    Map<Long, JudgedEntry> entries = new HashMap<>();
    entries("j.position in (:positions)", Map.of("positions", positions), positions.size())
        .forEach(entry -> entries.put(entry.entry().position(), entry));
    List<StoredAlert> alerts = new ArrayList<>();
    Map<Long, UUID> events = events(entries.values());
    for (Place place : places) {
      JudgedEntry entry = entries.get(place.position());
      if (entry != null && place.index() < entry.entry().alerts().size()) {
        alerts.add(entry.alert(place.index(), events));
      }
    }
    return alerts;
  }

  /** The newest first. */
  private List<JudgedEntry> entries(String where, Map<String, Object> values, int most) {
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

  private Map<Long, UUID> events(Collection<JudgedEntry> entries) {
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
