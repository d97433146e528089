package io.belfry.change;

import io.belfry.correlation.Topology;
import io.belfry.event.Event;
import io.belfry.event.EventStore;
import io.belfry.identity.CurrentCaller;
import io.belfry.journal.Change;
import io.belfry.platform.Clock;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.platform.Moment;
import io.belfry.platform.Page;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The changes that the current tenant was told of. */
@ApplicationScoped
@Transactional
@InTenant
public class ChangeEvents {
  private static final Duration BEFORE = Duration.ofHours(24);
  private static final Duration AFTER = Duration.ofHours(1);
  private static final int MOST_BESIDE = 500;
  private static final int LONGEST_NAME = 200;
  private static final Pattern CURSOR =
      Pattern.compile("(-?\\d{1,15})-(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})");

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final CurrentCaller caller;
  private final EventStore events;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ChangeEvents() {
    this(null, null, null, null, null);
  }

  @Inject
  ChangeEvents(
      EntityManager entities,
      CurrentTenant tenant,
      CurrentCaller caller,
      EventStore events,
      Clock clock) {
    this.entities = entities;
    this.tenant = tenant;
    this.caller = caller;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Notes a change.
   *
   * @throws Fault missing-field or invalid-value, with the field
   */
  public ChangeEvent add(ChangeDraft draft) {
    Instant now = clock.now();
    ChangeEvent added =
        new ChangeEvent(tenant.id(), draft.checked(now), caller.caller().name(), now);
    entities.persist(added);
    return added;
  }

  /** Returns changes, those that happened last first, of one service or item when it is given. */
  public Page<ChangeEvent> list(
      @Nullable String service, @Nullable String ci, @Nullable String cursor, int limit) {
    Instant before = Instant.parse("9999-01-01T00:00:00Z");
    UUID id = new UUID(-1, -1);
    if (cursor != null) {
      Matcher parts = CURSOR.matcher(cursor);
      if (!parts.matches()) {
        throw Fault.ofField(
            ErrorCode.INVALID_VALUE,
            "cursor",
            "The cursor (" + Line.shown(cursor) + ") is not one of this list",
            "Send the nextCursor of the page before, or none");
      }
      before = Moment.near("cursor", Instant.ofEpochMilli(Long.parseLong(parts.group(1))));
      id = UUID.fromString(parts.group(2));
    }
    TypedQuery<ChangeEvent> query =
        entities
            .createQuery(
                "select c from ChangeEvent c where c.tenantId = :tenant"
                    + " and (:service = '' or c.service = :service) and (:ci = '' or c.ci = :ci)"
                    + " and (c.happenedAt < :before or c.happenedAt = :before and c.id < :id)"
                    + " order by c.happenedAt desc, c.id desc",
                ChangeEvent.class)
            .setParameter("tenant", tenant.id())
            .setParameter(
                "service", service == null ? "" : Line.of("service", service, LONGEST_NAME))
            .setParameter("ci", ci == null ? "" : Line.of("ci", ci, LONGEST_NAME))
            .setParameter("before", before)
            .setParameter("id", id);
    return Page.of(
        query.setMaxResults(limit + 1).getResultList(),
        limit,
        last -> last.happenedAt().toEpochMilli() + "-" + last.id());
  }

  /**
   * Returns what was changed from a day before an event opened until an hour after, of what it is
   * about and of what that depends on; the last one first.
   *
   * @throws Fault not-found when there is no such event
   */
  public List<Touching> beside(UUID event) {
    Event opened = events.get(event);
    Topology topology = topology();
    String service =
        opened.service().isEmpty() ? topology.serviceOf(opened.ci()) : opened.service();
    Set<String> needed = topology.needs(service, opened.ci());
    List<Touching> touching = new ArrayList<>();
    for (ChangeEvent change :
        near(opened, named(needed, "ci/", opened.ci()), named(needed, "service/", service))) {
      touching.add(
          new Touching(
              change,
              is(change.ci(), opened.ci()) || is(change.service(), service),
              Duration.between(change.happenedAt(), opened.openedAt())));
    }
    return touching;
  }

  /** Those of these items and services; others, however many, leave them their places. */
  @SuppressWarnings("unchecked")
  private List<ChangeEvent> near(Event opened, String[] items, String[] services) {
    return entities
        .createNativeQuery(
            "select * from change_event where tenant_id = :tenant"
                + " and happened_at >= :from and happened_at <= :until"
                + " and (ci = any(:items) or service = any(:services))"
                + " order by happened_at desc, id desc",
            ChangeEvent.class)
        .setParameter("tenant", tenant.id())
        .setParameter("from", opened.openedAt().minus(BEFORE))
        .setParameter("until", opened.openedAt().plus(AFTER))
        .setParameter("items", items)
        .setParameter("services", services)
        .setMaxResults(MOST_BESIDE)
        .getResultList();
  }

  private static String[] named(Set<String> nodes, String kind, String itself) {
    return Stream.concat(
            Stream.of(itself),
            nodes.stream()
                .filter(node -> node.startsWith(kind))
                .map(node -> node.substring(kind.length())))
        .filter(name -> !name.isEmpty())
        .distinct()
        .toArray(String[]::new);
  }

  private static boolean is(String changed, String about) {
    return !changed.isEmpty() && changed.equals(about);
  }

  /** What depends on what, as it is now. */
  private Topology topology() {
    List<Change> changes = new ArrayList<>();
    for (Object each : rows("select name, service, depends_on from ci where tenant_id = :tenant")) {
      Object[] row = (Object[]) each;
      changes.add(new Change.CiSet((String) row[0], (String) row[1], "", Map.of(), lines(row[2])));
    }
    for (Object each :
        rows("select service, depends_on from service_dependencies where tenant_id = :tenant")) {
      Object[] row = (Object[]) each;
      changes.add(new Change.ServiceDependsOn((String) row[0], lines(row[1])));
    }
    return Topology.of(changes);
  }

  private List<?> rows(String sql) {
    return entities.createNativeQuery(sql).setParameter("tenant", tenant.id()).getResultList();
  }

  private static List<String> lines(Object column) {
    String text = (String) column;
    return text.isEmpty() ? List.of() : List.of(text.split("\n"));
  }
}
