package io.belfry.engine;

import io.belfry.facts.Priority;
import io.belfry.facts.respond.ResponseFact;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What follows the opening of an event, because its runbook says so.
 *
 * @param told who is told; empty when that is left to the team
 * @param escalation the policy; null for that of the team
 * @param incident with which priorities it is an incident; null where the tenant's rules say
 */
public record Responding(
    UUID event, List<String> told, @Nullable String escalation, @Nullable List<Priority> incident) {

  /** For people: what is told, by what it escalates, when it is an incident. */
  static String sentence(ResponseFact response) {
    StringBuilder text = new StringBuilder("Its runbook");
    String sep = " ";
    if (!response.getTold().isEmpty()) {
      text.append(sep).append("tells ").append(String.join(", ", response.getTold()));
      sep = ", ";
    }
    if (response.getEscalation() != null) {
      text.append(sep).append("escalates it by the policy ").append(response.getEscalation());
      sep = ", ";
    }
    List<Priority> incident = response.getIncident();
    if (incident != null) {
      text.append(sep)
          .append(
              incident.isEmpty()
                  ? "never makes it an incident by itself"
                  : incident.stream()
                      .map(Enum::name)
                      .collect(Collectors.joining(" or ", "makes it an incident when ", "")));
    }
    return text.append('.').toString();
  }

  /** In one line, to be compared: {@code on-call, #storage; standard; P1}. */
  public String line() {
    return "%s; %s; %s"
        .formatted(
            told.isEmpty() ? "the team" : String.join(", ", told),
            escalation == null ? "the team's policy" : escalation,
            incident == null
                ? "the rules"
                : incident.isEmpty()
                    ? "never"
                    : incident.stream().map(Enum::name).collect(Collectors.joining(" or ")));
  }
}
