package io.belfry.facts.respond;

import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import io.belfry.facts.Priority;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a runbook wants to follow when an event of it opens: a parameter of the policies, in working
 * memory for as long as the release judges.
 */
public final class ResponseFact implements Explained {
  private final String runbook;
  private final List<String> told;
  private @Nullable String escalation;
  private @Nullable List<Priority> incident;

  /**
   * @param told {@code on-call}, {@code owner}, {@code interested}, a team, or a channel such as
   *     {@code #storage}; none when the runbook leaves that to the team
   */
  public ResponseFact(String runbook, String... told) {
    this.runbook = runbook;
    this.told = List.of(told);
  }

  /** Names the policy by which it escalates; before it is inserted. */
  public ResponseFact escalating(String policy) {
    escalation = policy;
    return this;
  }

  /**
   * Says with which priorities it is an incident; before it is inserted.
   *
   * @param priorities none for never
   */
  public ResponseFact incident(Priority... priorities) {
    incident = Arrays.asList(priorities);
    return this;
  }

  public String getRunbook() {
    return runbook;
  }

  /** Who is told; empty when the runbook leaves that to the team. */
  public List<String> getTold() {
    return told;
  }

  /** The policy by which it escalates; null for that of the team. */
  public @Nullable String getEscalation() {
    return escalation;
  }

  /** With which priorities it is an incident; null where the tenant's rules say. */
  public @Nullable List<Priority> getIncident() {
    return incident;
  }

  @Override
  public String factName() {
    return "response";
  }

  @Override
  public Map<String, String> factValues() {
    List<Priority> priorities = incident;
    return new Grounds()
        .with("runbook", runbook)
        .with("tells", told.isEmpty() ? null : String.join(", ", told))
        .with("escalates by", escalation)
        .with("incident", priorities == null ? null : priorities.isEmpty() ? "never" : priorities)
        .values();
  }
}
