package io.belfry.web.incident;

import io.belfry.identity.Actor;
import io.belfry.incident.Incident;
import io.belfry.web.people.Names;
import io.belfry.web.people.PersonView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An incident as the API shows it.
 *
 * @param service null when its events are of none, or of several
 * @param ownerTeam the id of the team
 * @param rule the name of the rule that opened it; null when somebody did
 * @param openedBy null for Belfry itself
 * @param eventCount how many events are in it
 * @param record what it is called where it is mirrored to
 */
public record IncidentView(
    UUID id,
    long number,
    String title,
    String state,
    String priority,
    @Nullable String service,
    String ownerTeam,
    @Nullable PersonView commander,
    @Nullable String rule,
    Instant openedAt,
    @Nullable String openedBy,
    @Nullable Instant resolvedAt,
    @Nullable Instant closedAt,
    @Nullable String cause,
    @Nullable String solution,
    long eventCount,
    @Nullable String record,
    int version) {
  static IncidentView of(Incident incident, Names names) {
    return new IncidentView(
        incident.id(),
        incident.number(),
        incident.title(),
        incident.state().word(),
        incident.priority(),
        incident.service().isEmpty() ? null : incident.service(),
        incident.ownerTeam(),
        names.view(commander(incident)),
        incident.rule(),
        incident.openedAt(),
        names.username(incident.openedBy()),
        incident.resolvedAt(),
        incident.closedAt(),
        incident.cause(),
        incident.solution(),
        incident.events(),
        incident.record(),
        incident.version());
  }

  static @Nullable Actor commander(Incident incident) {
    Long user = incident.commander();
    return user == null ? null : Actor.user(user);
  }
}
