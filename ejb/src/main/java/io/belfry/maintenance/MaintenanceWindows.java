package io.belfry.maintenance;

import io.belfry.catalogue.Announcer;
import io.belfry.catalogue.Services;
import io.belfry.identity.CurrentCaller;
import io.belfry.identity.Notary;
import io.belfry.journal.Change;
import io.belfry.platform.Clock;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.platform.Page;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The maintenance windows of the current tenant. The rules are told of each. */
@ApplicationScoped
@Transactional
@InTenant
public class MaintenanceWindows {
  private static final int LONGEST_REASON = 500;
  private static final int MOST_SILENCES = 500;
  private static final int MOST_OPEN = 10_000;
  private static final int LONGEST_NAME = 200;

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final CurrentCaller caller;
  private final Services services;
  private final Announcer announcer;
  private final Clock clock;
  private final Notary notary;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected MaintenanceWindows() {
    this(null, null, null, null, null, null, null);
  }

  @Inject
  MaintenanceWindows(
      EntityManager entities,
      CurrentTenant tenant,
      CurrentCaller caller,
      Services services,
      Announcer announcer,
      Clock clock,
      Notary notary) {
    this.entities = entities;
    this.tenant = tenant;
    this.caller = caller;
    this.services = services;
    this.announcer = announcer;
    this.clock = clock;
    this.notary = notary;
  }

  /**
   * Returns windows, those that begin last first, after {@code cursor}.
   *
   * @param state null for all of them
   * @param service null for those of every service
   */
  public Page<MaintenanceWindow> list(
      @Nullable WindowState state, @Nullable String service, @Nullable String cursor, int limit) {
    StringBuilder where = new StringBuilder("w.tenantId = :tenant");
    Map<String, Object> values = new HashMap<>();
    values.put("tenant", tenant.id());
    if (state != null) {
      where.append(" and ").append(state.condition());
      values.put("now", clock.now());
    }
    if (service != null) {
      where.append(" and w.service = :service");
      values.put("service", Line.of("service", service, LONGEST_NAME));
    }
    if (cursor != null) {
      WindowCursor last = WindowCursor.of(cursor);
      where.append(" and (w.startsAt < :start or w.startsAt = :start and w.id < :id)");
      values.put("start", last.startsAt());
      values.put("id", last.id());
    }
    TypedQuery<MaintenanceWindow> query =
        entities.createQuery(
            "select w from MaintenanceWindow w where "
                + where
                + " order by w.startsAt desc, w.id desc",
            MaintenanceWindow.class);
    values.forEach(query::setParameter);
    List<MaintenanceWindow> rows = query.setMaxResults(limit + 1).getResultList();
    return Page.of(rows, limit, WindowCursor::text);
  }

  /** Returns those that match labels and come once, those that end last first, at most 500. */
  public List<MaintenanceWindow> silences() {
    return entities
        .createQuery(
            "select w from MaintenanceWindow w where w.tenantId = :tenant and w.matchers <> ''"
                + " and w.recurrence is null order by w.endsAt desc, w.id",
            MaintenanceWindow.class)
        .setParameter("tenant", tenant.id())
        .setMaxResults(MOST_SILENCES)
        .getResultList();
  }

  /**
   * Returns one.
   *
   * @throws Fault not-found
   */
  public MaintenanceWindow get(UUID id) {
    return find(id, LockModeType.NONE);
  }

  /**
   * Plans one.
   *
   * @param startsAt null for the present moment
   * @throws Fault invalid-value for a service that does not exist and for times that make no
   *     window; missing-field without a reason
   */
  public MaintenanceWindow plan(
      String service, @Nullable Instant startsAt, Instant endsAt, String reason) {
    return plan(WindowDraft.once(service, startsAt, endsAt, reason));
  }

  /**
   * Plans one.
   *
   * @throws Fault invalid-value for a service that does not exist, for times that make no window,
   *     and for matchers and rules that are none; missing-field without a reason, and for a window
   *     that is for nothing
   */
  public MaintenanceWindow plan(WindowDraft wanted) {
    Instant now = clock.now();
    WindowDraft draft = wanted.checked();
    Span span =
        draft.recurrence() == null
            ? Span.planned(draft.startsAt(), draft.endsAt(), now)
            : Span.first(draft.startsAt(), draft.endsAt(), now);
    String why = Line.of("reason", draft.reason(), LONGEST_REASON);
    String name = draft.serviceOf(services);
    requireReach(name);
    if (open(now) >= MOST_OPEN) {
      throw new Fault(
          ErrorCode.CONFLICT,
          "There are %d windows that are not over. End those that nobody needs."
              .formatted(MOST_OPEN));
    }
    MaintenanceWindow window =
        new MaintenanceWindow(
            tenant.id(),
            UUID.randomUUID(),
            new WindowDraft(
                name,
                draft.matchers(),
                draft.startsAt(),
                draft.endsAt(),
                why,
                draft.recurrence(),
                draft.zone(),
                draft.author()),
            span,
            caller.caller().name(),
            now);
    entities.persist(window);
    announcer.tell(window.asChange());
    seal("plan", window.id(), Map.of("service", name == null ? "" : name));
    return window;
  }

  /** How many are not over: the engine holds them all. */
  private long open(Instant now) {
    return entities
        .createQuery(
            "select count(w) from MaintenanceWindow w where w.tenantId = :tenant"
                + " and w.cancelledAt is null and w.endsAt > :now",
            Long.class)
        .setParameter("tenant", tenant.id())
        .setParameter("now", now)
        .getSingleResult();
  }

  /**
   * Ends one before its time, whether it has begun or not, with all times that were to come; one
   * that is past stays as it is.
   *
   * @param why null where nobody says so
   * @throws Fault not-found
   */
  public MaintenanceWindow end(UUID id, @Nullable String why) {
    MaintenanceWindow window = held(id);
    if (window.endEarly(clock.now(), caller.caller().name(), line(why))) {
      ended(window, "end", why);
    }
    return window;
  }

  /**
   * Ends the time of a window that is running; one that comes again comes again. One that comes
   * once, or that is past, is treated as by {@link #end}.
   *
   * @param why null where nobody says so
   * @throws Fault not-found; conflict for one that comes again, of which no time is running
   */
  public MaintenanceWindow endTime(UUID id, @Nullable String why) {
    MaintenanceWindow window = held(id);
    Instant now = clock.now().truncatedTo(ChronoUnit.MILLIS);
    if (window.recurrence().isEmpty() || window.stateAt(now) == WindowState.PAST) {
      return end(id, why);
    }
    if (!window.isRunningAt(now)) {
      throw new Fault(
          ErrorCode.CONFLICT,
          "No time of the window (%s) is running. Wait for its next one, or end the series."
              .formatted(id));
    }
    if (window.endTimeEarly(now, caller.caller().name(), line(why))) {
      ended(window, "end-time", why);
    }
    return window;
  }

  /** Locked, so that of two who end it at once the second finds it past. */
  private MaintenanceWindow held(UUID id) {
    MaintenanceWindow window = find(id, LockModeType.PESSIMISTIC_WRITE);
    requireReach(window.service());
    return window;
  }

  private void ended(MaintenanceWindow window, String what, @Nullable String why) {
    announcer.tell(
        window.cancelledAt().isPresent()
            ? new Change.WindowRemoved(window.id().toString())
            : window.asChange());
    String reason = line(why);
    seal(what, window.id(), reason == null ? Map.of() : Map.of("reason", reason));
  }

  private static @Nullable String line(@Nullable String why) {
    return why == null || why.isBlank() ? null : Line.of("reason", why, LONGEST_REASON);
  }

  /** Who is limited to teams silences what is theirs, and nothing by its labels alone. */
  private void requireReach(@Nullable String service) {
    if (service == null || !services.hold(service)) {
      caller.caller().requireAllTeams();
    } else {
      caller.caller().requireTeam(services.get(service).ownerTeam());
    }
  }

  private void seal(String what, UUID id, Map<String, Object> detail) {
    notary.seal("maintenance-window." + what, "maintenance-window:" + id, detail);
  }

  private MaintenanceWindow find(UUID id, LockModeType lock) {
    MaintenanceWindow window =
        entities.find(MaintenanceWindow.class, new MaintenanceWindow.Key(tenant.id(), id), lock);
    if (window == null) {
      throw new Fault(ErrorCode.NOT_FOUND, "There is no maintenance window (" + id + ").");
    }
    return window;
  }
}
