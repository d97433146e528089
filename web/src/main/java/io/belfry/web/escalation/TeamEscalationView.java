package io.belfry.web.escalation;

import io.belfry.escalation.TeamEscalation;
import io.belfry.oncall.Names;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a team's events escalate, as the API shows it.
 *
 * @param policy null for the usual one
 * @param lead a username; null for nobody
 */
public record TeamEscalationView(
    String team, @Nullable String policy, @Nullable String lead, int version) {

  static TeamEscalationView of(TeamEscalation stored, Map<Long, Names.Named> names) {
    Long lead = stored.lead();
    Names.Named named = lead == null ? null : names.get(lead);
    return new TeamEscalationView(
        stored.team(), stored.policy(), named == null ? null : named.username(), stored.version());
  }
}
