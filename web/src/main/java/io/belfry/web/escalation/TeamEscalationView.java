package io.belfry.web.escalation;

import io.belfry.escalation.TeamEscalation;
import io.belfry.oncall.Names;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a team's events escalate, as the API shows it.
 *
 * @param policy null for the usual one
 * @param lead a username; null for nobody, as of the others
 * @param manager whom it goes up to when an event is not resolved in time
 * @param director whom it goes up to after that
 */
public record TeamEscalationView(
    String team,
    @Nullable String policy,
    @Nullable String lead,
    @Nullable String manager,
    @Nullable String director,
    int version) {

  static TeamEscalationView of(TeamEscalation stored, Map<Long, Names.Named> names) {
    return new TeamEscalationView(
        stored.team(),
        stored.policy(),
        name(stored.lead(), names),
        name(stored.manager(), names),
        name(stored.director(), names),
        stored.version());
  }

  /** The people who are named. */
  static Set<Long> people(TeamEscalation stored) {
    Set<Long> people = new HashSet<>();
    add(people, stored.lead());
    add(people, stored.manager());
    add(people, stored.director());
    return people;
  }

  private static void add(Set<Long> people, @Nullable Long person) {
    if (person != null) {
      people.add(person);
    }
  }

  private static @Nullable String name(@Nullable Long person, Map<Long, Names.Named> names) {
    Names.Named named = person == null ? null : names.get(person);
    return named == null ? null : named.username();
  }
}
