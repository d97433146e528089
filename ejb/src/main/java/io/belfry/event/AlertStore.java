package io.belfry.event;

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
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
          judged()
              .read(
                  "j.position <= :position",
                  Map.of("position", search.upTo()),
                  search.entriesAtOnce()));
    }
    Map<Long, UUID> events = judged().events(search.entries());
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
          judged()
              .read(
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

  /**
   * The alerts behind an event, the newest first. Those of the last moment may be missing; of days
   * that the journal has no more there are {@value KeptAlerts#MOST} each.
   */
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
    List<StoredAlert> found = new ArrayList<>(judged().alerts(page.items()));
    // Of two rows that span a held alert, the older one tells what became of it.
    found.removeIf(alert -> alert.fate() == null || alert.fate().event() != number);
    if (page.nextCursor() != null) {
      return new Page<>(found, page.nextCursor());
    }
    found.addAll(kept(number, before, limit + 1 - found.size()));
    return Page.of(found, limit, StoredAlert::id);
  }

  /** Those that outlived the journal, which are older than all that it still has. */
  private List<StoredAlert> kept(long number, Place before, int most) {
    List<?> rows =
        query(
                KeptAlerts.COLUMNS
                    + " and event_number = :event and (position, index) < (:position, :index)"
                    + " order by position desc, index desc",
                Map.of("event", number, "position", before.position(), "index", before.index()))
            .setMaxResults(most)
            .getResultList();
    return rows.stream().map(row -> KeptAlerts.of(tenant.id(), (Object[]) row)).toList();
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
    List<StoredAlert> found = judged().alerts(List.of(placeOf(id)));
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

  private JudgedEntries judged() {
    return new JudgedEntries(entities, tenant);
  }

  private Query query(String sql, Map<String, Object> values) {
    Query query = entities.createNativeQuery(sql).setParameter("tenant", tenant.id());
    values.forEach(query::setParameter);
    return query;
  }
}
