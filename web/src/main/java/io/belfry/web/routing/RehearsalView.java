package io.belfry.web.routing;

import io.belfry.engine.EventState;
import io.belfry.engine.Rehearsal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What would become of an alert.
 *
 * @param fate opened where somebody would get it
 * @param team who would get it; null when nobody would
 * @param onCall the username of whoever is on call for that team when they would be told; null when
 *     nobody is
 * @param toldAt when they would be told; null when nobody would be
 * @param why what the rules decided, in order
 */
public record RehearsalView(
    Instant at,
    String release,
    String fate,
    String reason,
    @Nullable Team team,
    @Nullable String onCall,
    @Nullable String priority,
    @Nullable String service,
    @Nullable String runbook,
    @Nullable Instant toldAt,
    List<Step> why) {

  /** A team. */
  public record Team(String id, String name) {}

  /** A rule and what it decided. */
  public record Step(String rule, String sentence) {}

  static RehearsalView of(
      Rehearsal.Answer answer, Instant at, Map<String, String> teamNames, @Nullable String onCall) {
    EventState event = answer.event();
    return new RehearsalView(
        at,
        answer.release(),
        answer.fate().word(),
        answer.reason(),
        event == null
            ? null
            : new Team(
                event.ownerTeam(), teamNames.getOrDefault(event.ownerTeam(), event.ownerTeam())),
        onCall,
        event == null ? null : event.priority().name(),
        event == null || event.service().isEmpty() ? null : event.service(),
        event == null ? null : event.runbook(),
        answer.toldAt() == 0 ? null : Instant.ofEpochMilli(answer.toldAt()),
        answer.decisions().stream()
            .map(decision -> new Step(decision.rule(), decision.sentence()))
            .toList());
  }
}
