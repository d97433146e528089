package io.belfry.handling;

import io.belfry.identity.Actor;
import io.belfry.identity.Person;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who has to do with an event, and which steps were done. What is so already stays so. */
@ApplicationScoped
@Transactional
@InTenant
public class Involvements {
  private static final String MICROS = "(extract(epoch from %s) * 1000000)\\:\\:bigint";
  private static final String OURS = " where tenant_id = :tenant and event_id in (:events)";
  private static final String READ =
      "select event_id, role, 'user:' || user_id, '', "
          + MICROS.formatted("since")
          + " as at from event_person"
          + OURS
          + " union all select event_id, 'tick', actor, step, "
          + MICROS.formatted("at")
          + " from event_tick"
          + OURS
          + " union all select event_id, 'useless', actor, '', "
          + MICROS.formatted("at")
          + " from event_useless"
          + OURS
          + " order by at";

  private final EntityManager entities;
  private final CurrentTenant tenant;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Involvements() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public Involvements(EntityManager entities, CurrentTenant tenant) {
    this.entities = entities;
    this.tenant = tenant;
  }

  /**
   * Returns what there is about each of the events; those about which there is nothing are absent.
   */
  public Map<UUID, Involved> of(Collection<UUID> events) {
    if (events.isEmpty()) {
      return Map.of();
    }
    List<?> rows =
        entities
            .createNativeQuery(READ)
            .setParameter("tenant", tenant.id())
            .setParameter("events", events)
            .getResultList();
    Map<UUID, Involved> found = new HashMap<>();
    for (Object row : rows) {
      Object[] columns = (Object[]) row;
      found
          .computeIfAbsent((UUID) columns[0], event -> Involved.nobody())
          .add(
              (String) columns[1],
              Actor.of((String) columns[2]),
              (String) columns[3],
              Instant.EPOCH.plus(((Number) columns[4]).longValue(), ChronoUnit.MICROS));
    }
    return found;
  }

  void join(HandledEvent event, Role role, Person person, Instant at) {
    about(
            event,
            "insert into event_person (tenant_id, event_id, role, user_id, since)"
                + " values (:tenant, :event, :role, :person, :at) on conflict do nothing")
        .setParameter("role", role.word())
        .setParameter("person", person.id())
        .setParameter("at", at)
        .executeUpdate();
  }

  boolean helps(HandledEvent event, long person) {
    return !about(
            event,
            "select 1 from event_person where tenant_id = :tenant and event_id = :event"
                + " and role = 'helper' and user_id = :person")
        .setParameter("person", person)
        .getResultList()
        .isEmpty();
  }

  void leave(HandledEvent event, Role role, Person person) {
    about(
            event,
            "delete from event_person where tenant_id = :tenant and event_id = :event"
                + " and role = :role and user_id = :person")
        .setParameter("role", role.word())
        .setParameter("person", person.id())
        .executeUpdate();
  }

  void tick(HandledEvent event, String step, boolean done, Actor by, Instant at) {
    if (!done) {
      about(
              event,
              "delete from event_tick where tenant_id = :tenant and event_id = :event"
                  + " and step = :step")
          .setParameter("step", step)
          .executeUpdate();
      return;
    }
    about(
            event,
            "insert into event_tick (tenant_id, event_id, step, actor, at)"
                + " values (:tenant, :event, :step, :actor, :at) on conflict do nothing")
        .setParameter("step", step)
        .setParameter("actor", by.code())
        .setParameter("at", at)
        .executeUpdate();
  }

  void useless(HandledEvent event, Actor by, @Nullable String reason, boolean undo, Instant at) {
    about(
            event,
            "delete from event_useless where tenant_id = :tenant and event_id = :event"
                + " and actor = :actor")
        .setParameter("actor", by.code())
        .executeUpdate();
    if (!undo) {
      about(
              event,
              "insert into event_useless (tenant_id, event_id, actor, runbook, reason, at)"
                  + " values (:tenant, :event, :actor, cast(:runbook as text),"
                  + " cast(:reason as text), :at)")
          .setParameter("actor", by.code())
          .setParameter("runbook", event.runbook())
          .setParameter("reason", reason)
          .setParameter("at", at)
          .executeUpdate();
    }
  }

  void propose(HandledEvent event, String runbook, String change, Actor by, Instant at) {
    about(
            event,
            "insert into runbook_proposal (tenant_id, id, runbook, event_id, event_number, actor,"
                + " at, text) values (:tenant, :id, :runbook, :event, :number, :actor, :at, :text)")
        .setParameter("id", UUID.randomUUID())
        .setParameter("runbook", runbook)
        .setParameter("number", event.number())
        .setParameter("actor", by.code())
        .setParameter("at", at)
        .setParameter("text", change)
        .executeUpdate();
  }

  /**
   * Returns the id of a team.
   *
   * @throws Fault missing-field, or invalid-value when there is no such team
   */
  String requireTeam(String field, String team) {
    String id = Line.of(field, team, 63);
    boolean exists =
        !entities
            .createNativeQuery("select 1 from team where tenant_id = :tenant and id = :id")
            .setParameter("tenant", tenant.id())
            .setParameter("id", id)
            .getResultList()
            .isEmpty();
    if (!exists) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          field,
          "There is no team (" + Line.shown(id) + ")",
          "Use the id of a team");
    }
    return id;
  }

  private Query about(HandledEvent event, String sql) {
    return entities
        .createNativeQuery(sql)
        .setParameter("tenant", tenant.id())
        .setParameter("event", event.id());
  }
}
