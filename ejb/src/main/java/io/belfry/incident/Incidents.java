package io.belfry.incident;

import io.belfry.identity.CurrentCaller;
import io.belfry.identity.Notary;
import io.belfry.identity.People;
import io.belfry.identity.Person;
import io.belfry.notification.Call;
import io.belfry.platform.Clock;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Page;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** The incidents of the current tenant, and what people do with them; each act a transaction. */
@ApplicationScoped
@Transactional
@InTenant
public class Incidents {
  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final CurrentCaller caller;
  private final People people;
  private final Notary notary;
  private final Memberships memberships;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Incidents() {
    this(null, null, null, null, null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public Incidents(
      EntityManager entities,
      CurrentTenant tenant,
      CurrentCaller caller,
      People people,
      Notary notary,
      Memberships memberships,
      Clock clock) {
    this.entities = entities;
    this.tenant = tenant;
    this.caller = caller;
    this.people = people;
    this.notary = notary;
    this.memberships = memberships;
    this.clock = clock;
  }

  /**
   * What somebody opens.
   *
   * @param title null for the first event's subject
   * @param priority null for the most urgent of the events
   * @param commander a username, null for whoever opens it
   */
  public record Draft(
      @Nullable String title,
      @Nullable String priority,
      @Nullable String commander,
      List<UUID> events) {}

  /**
   * Returns incidents, the newest first.
   *
   * @param states those to list; all when empty
   * @throws Fault invalid-value for a cursor of another list
   */
  public Page<Incident> list(
      List<IncidentState> states, @Nullable String service, @Nullable String cursor, int limit) {
    String where =
        (states.isEmpty() ? "" : " and i.state in :states")
            + (service == null ? "" : " and i.service = :service");
    TypedQuery<Incident> query =
        entities
            .createQuery(
                "select i from Incident i where i.tenantId = :tenant and i.number < :before"
                    + where
                    + " order by i.number desc",
                Incident.class)
            .setParameter("tenant", tenant.id())
            .setParameter("before", IncidentTerms.before(cursor))
            .setMaxResults(limit + 1);
    if (!states.isEmpty()) {
      query.setParameter("states", states.stream().map(IncidentState::word).toList());
    }
    if (service != null) {
      query.setParameter("service", service);
    }
    return Page.of(query.getResultList(), limit, row -> Long.toString(row.number()));
  }

  /**
   * Returns one.
   *
   * @throws Fault not-found
   */
  public Incident get(UUID id) {
    return find(id, LockModeType.NONE);
  }

  /**
   * Opens one of events that are in none yet.
   *
   * @throws Fault invalid-value or missing-field; conflict when all of the events are in one
   */
  public Incident open(Draft draft) {
    List<UUID> events = IncidentTerms.events(draft.events());
    Person commander =
        draft.commander() == null
            ? people.doer(caller.caller()).person()
            : people.require("commander", draft.commander());
    IncidentSeed seed = IncidentSeed.of(entities, tenant.id(), events);
    caller.caller().requireTeam(seed.team());
    String title = IncidentTerms.title(draft.title() == null ? seed.subject() : draft.title());
    String priority =
        draft.priority() == null ? seed.priority() : IncidentTerms.priority(draft.priority());
    UUID id =
        work(
            rows -> {
              rows.hold();
              UUID opened =
                  rows.open(
                      new IncidentRows.Draft(
                          title,
                          priority,
                          seed.service(),
                          seed.team(),
                          commander == null ? null : commander.id(),
                          null));
              if (rows.link(opened, IncidentState.OPEN.word(), events).isEmpty()) {
                throw new Fault(
                    ErrorCode.CONFLICT,
                    "Each of the events is in an incident already. Add to that one.");
              }
              return opened;
            });
    Incident incident = get(id);
    tell(incident, seed.first(), commander);
    notary.seal("incident.open", "incident:" + id, Map.of("events", events.size()));
    return incident;
  }

  /**
   * Does something with one.
   *
   * @param version that it was decided on, or null for whichever it is
   * @throws Fault not-found; changed-meanwhile; illegal-transition; invalid-value, missing-field
   */
  public Incident act(UUID id, @Nullable Integer version, IncidentAct act) {
    Instant now = clock.now();
    Incident incident = find(id, LockModeType.PESSIMISTIC_WRITE);
    caller.caller().requireTeam(incident.ownerTeam());
    if (version != null && version != incident.version()) {
      throw new Fault(
          ErrorCode.CHANGED_MEANWHILE,
          "Incident %d is at version %d, not %d. Read it again."
              .formatted(incident.number(), incident.version(), version));
    }
    String before = incident.state().word();
    Map<String, Object> detail = new LinkedHashMap<>();
    String note = null;
    String what;
    if (act instanceof IncidentAct.Move move) {
      String solution = IncidentTerms.passage("solution", move.solution());
      incident.explain(IncidentTerms.passage("cause", move.cause()), solution);
      if (move.to() == IncidentState.CLOSED && incident.solution() == null) {
        throw Fault.ofField(
            ErrorCode.MISSING_FIELD,
            "solution",
            "The field (solution) is missing",
            "Say what was done about it");
      }
      incident.move(move.to(), now);
      note = IncidentTerms.passage("note", move.note());
      what =
          switch (move.to()) {
            case OPEN -> "reopen";
            case IN_PROGRESS -> "start";
            case RESOLVED -> "resolve";
            case CLOSED -> "close";
          };
    } else if (act instanceof IncidentAct.Command command) {
      Person person =
          command.username() == null ? null : people.require("username", command.username());
      incident.command(person == null ? null : person.id());
      if (person != null) {
        detail.put("commander", person.id());
        tell(incident, incident.id(), person);
      }
      what = "command";
    } else if (act instanceof IncidentAct.Update update) {
      note = IncidentTerms.passage("text", update.text());
      if (note == null) {
        throw Fault.ofField(
            ErrorCode.MISSING_FIELD, "text", "The field (text) is empty", "Give it a text");
      }
      what = "update";
    } else if (act instanceof IncidentAct.Describe describe) {
      incident.describe(
          describe.title() == null ? incident.title() : IncidentTerms.title(describe.title()),
          describe.priority() == null
              ? incident.priority()
              : IncidentTerms.priority(describe.priority()));
      what = "describe";
    } else if (act instanceof IncidentAct.Add add) {
      List<UUID> events = IncidentTerms.events(add.events());
      List<UUID> linked = work(rows -> rows.link(id, before, events));
      if (linked.isEmpty()) {
        throw new Fault(
            ErrorCode.CONFLICT, "Each of the events is in an incident already, or is none.");
      }
      what = "add";
    } else {
      List<UUID> events = IncidentTerms.events(((IncidentAct.Remove) act).events());
      detail.put("events", memberships.end(incident, events));
      what = "remove";
    }
    incident.changed();
    entities.flush();
    if (!what.equals("add")) {
      String said = note;
      int unused =
          work(
              rows -> {
                rows.note(id, what, before, incident.state().word(), detail, said);
                return 1;
              });
    }
    // How many events it has by now.
    entities.refresh(incident);
    notary.seal(
        "incident." + what,
        "incident:" + id,
        Map.of("from", before, "to", incident.state().word()));
    return incident;
  }

  /** Whoever is to lead hears of it, unless it is who says so. */
  private void tell(Incident incident, UUID event, @Nullable Person commander) {
    Person self = people.doer(caller.caller()).person();
    if (commander == null || (self != null && self.id() == commander.id())) {
      return;
    }
    Call call =
        new Call(
            tenant.id(),
            "incident/%s/command/%d".formatted(incident.id(), incident.version()),
            event,
            incident.ownerTeam(),
            incident.priority(),
            commander.id(),
            "[Incident %d is yours] %s".formatted(incident.number(), incident.title()),
            "You lead incident %d (%s): %s\n"
                .formatted(incident.number(), incident.priority(), incident.title()),
            clock.now());
    entities.unwrap(Session.class).doWork(call::leave);
  }

  @FunctionalInterface
  private interface Work<T> {
    T in(IncidentRows rows) throws SQLException;
  }

  private <T> T work(Work<T> work) {
    // Asked for before: whoever asks through the entities meanwhile takes the connection away.
    String actor = notary.actor().code();
    Instant now = clock.now();
    return entities
        .unwrap(Session.class)
        .doReturningWork(
            connection -> work.in(new IncidentRows(connection, tenant.id(), actor, now)));
  }

  private Incident find(UUID id, LockModeType lock) {
    Incident incident = entities.find(Incident.class, new Incident.Key(tenant.id(), id), lock);
    if (incident == null) {
      throw new Fault(ErrorCode.NOT_FOUND, "There is no incident with the id (%s).".formatted(id));
    }
    return incident;
  }
}
