package io.belfry.event;

import io.belfry.engine.FactValues;
import io.belfry.platform.Fault;
import io.belfry.platform.Json;
import io.belfry.platform.Page;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers "why did this page me?" from the decisions and the outbox. */
@ApplicationScoped
@Transactional
@InTenant
public class Explanations {
  private static final int MOST_STEPS = 200;

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final EventStore events;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Explanations() {
    this(null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public Explanations(EntityManager entities, CurrentTenant tenant, EventStore events) {
    this.entities = entities;
    this.tenant = tenant;
    this.events = events;
  }

  /**
   * Explains an event.
   *
   * @param teamNames by id; a team that is not there is called by its id
   * @throws Fault when the tenant has none of that id
   */
  public Explanation of(UUID id, Map<String, String> teamNames) {
    Event event = events.get(id);
    Page<StoredDecision> decisions = events.decisionsOf(id, null, MOST_STEPS);
    List<Explanation.Step> steps = decisions.items().stream().map(Explanations::step).toList();
    List<Explanation.Told> told = told(id, teamNames);
    return new Explanation(
        event,
        new Summary(event, steps, decisions.nextCursor() != null, told, teamNames).text(),
        steps,
        decisions.nextCursor(),
        told);
  }

  private static Explanation.Step step(StoredDecision decision) {
    return new Explanation.Step(
        decision.at(),
        decision.kind(),
        decision.sentence(),
        decision.rule(),
        decision.release(),
        List.of(Json.read(decision.facts(), FactValues[].class)),
        decision.alertId());
  }

  private List<Explanation.Told> told(UUID event, Map<String, String> teamNames) {
    List<Explanation.Told> told = new ArrayList<>();
    for (Object row :
        entities
            .createNativeQuery(
                "select key, state, team, recipient, last_error,"
                    + " (extract(epoch from created_at) * 1000)\\:\\:bigint,"
                    + " (extract(epoch from sent_at) * 1000)\\:\\:bigint, occasion"
                    + " from outbox where tenant_id = :tenant and event_id = :event order by id")
            .setParameter("tenant", tenant.id())
            .setParameter("event", event)
            .getResultList()) {
      Object[] columns = (Object[]) row;
      String state = (String) columns[1];
      String team = (String) columns[2];
      String recipient = (String) columns[3];
      String error = (String) columns[4];
      Instant sentAt = time(columns[6]);
      told.add(
          new Explanation.Told(
              (String) columns[0],
              state,
              team,
              recipient,
              Instant.ofEpochMilli(((Number) columns[5]).longValue()),
              sentAt,
              error,
              Summary.told(
                  state,
                  (String) columns[7],
                  teamNames.getOrDefault(team, team),
                  recipient,
                  sentAt,
                  error)));
    }
    return told;
  }

  private static @Nullable Instant time(@Nullable Object millis) {
    return millis instanceof Number number ? Instant.ofEpochMilli(number.longValue()) : null;
  }
}
