package io.belfry.retention;

import io.belfry.identity.Person;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.List;

/**
 * Takes away what somebody typed about events and incidents, wherever it was copied to. What the
 * engine and other people wrote stays.
 */
final class ErasedTexts {
  /** In this order: the history says what is theirs, and goes last. */
  private static final List<String> STEPS =
      List.of(
          // Lessons follow by a trigger: without its solution an event teaches nothing.
          """
          update event e set cause = null, solution = null where e.tenant_id = :tenant
            and (e.cause is not null or e.solution is not null)
            and exists (select from event_action a where a.tenant_id = e.tenant_id
              and a.event_id = e.id and a.actor = :actor
              and (a.detail ->> 'cause' = e.cause or a.detail ->> 'solution' = e.solution))
          """,
          """
          update event set override_reason = null
            where tenant_id = :tenant and override_by = :actor
          """,
          """
          update incident i set cause = null, solution = null where i.tenant_id = :tenant
            and exists (select from incident_entry n where n.tenant_id = i.tenant_id
              and n.incident_id = i.id and n.actor = :actor
              and n.state_after in ('resolved', 'closed') and n.state_before <> n.state_after)
          """,
          """
          update outbox set body = '' where tenant_id = :tenant
            and (key like 'assigned/%' or key like 'handed-over/%' or key like 'raised/%')
            and strpos(body, :shown) = 1
          """,
          """
          update outbox o set body = '{}' where o.tenant_id = :tenant and o.occasion = 'mirrored'
            and o.state <> 'waiting' and (
              exists (select from event_action a where a.tenant_id = o.tenant_id
                and a.event_id = o.event_id and a.actor = :actor)
              or exists (select from incident_entry n where n.tenant_id = o.tenant_id
                and n.incident_id = o.event_id and n.actor = :actor))
          """,
          """
          update event_action set note = null, detail = detail - 'salt' - 'cause' - 'solution'
              - 'step' - 'runbookChange'
            where tenant_id = :tenant and actor = :actor
          """,
          "update runbook_proposal set text = null where tenant_id = :tenant and actor = :actor",
          "update runbook_proposal set note = null where tenant_id = :tenant and settled_by = :actor",
          "update incident_entry set note = null where tenant_id = :tenant and actor = :actor",
          "update event_useless set reason = null where tenant_id = :tenant and actor = :actor");

  private ErasedTexts() {}

  static void of(EntityManager entities, long tenant, Person person) {
    for (String step : STEPS) {
      Query query = entities.createNativeQuery(step).setParameter("tenant", tenant);
      if (step.contains(":actor")) {
        query.setParameter("actor", "user:" + person.id());
      }
      if (step.contains(":shown")) {
        query.setParameter("shown", person.displayName());
      }
      int unused = query.executeUpdate();
    }
  }
}
