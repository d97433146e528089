package io.belfry.web.escalation;

import io.belfry.escalation.EscalationDraft;
import org.jspecify.annotations.Nullable;

/**
 * How a team's events escalate.
 *
 * @param policy the name of one; the usual when left out
 * @param lead a username; nobody when left out, as for the others
 * @param manager whom it goes up to when an event is not resolved in time
 * @param director whom it goes up to after that
 */
public record TeamEscalationRequest(
    @Nullable String policy,
    @Nullable String lead,
    @Nullable String manager,
    @Nullable String director) {
  EscalationDraft.OfTeam draft() {
    return new EscalationDraft.OfTeam(policy, lead, manager, director);
  }
}
