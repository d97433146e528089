package io.belfry.runbook;

import io.belfry.facts.Priority;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What follows when an event opens.
 *
 * @param told who is told: {@code on-call}, {@code owner}, {@code interested}, a team, or a channel
 *     such as {@code #storage}; empty when the runbook leaves that to the team
 * @param escalate the name of an escalation policy; null for that of the team
 * @param incident the priorities at which the event becomes an incident; empty for never; null when
 *     the runbook leaves that to the tenant's rules
 * @param record the priorities at which the event itself is kept as a record elsewhere; empty for
 *     never
 */
public record Response(
    List<String> told,
    @Nullable String escalate,
    @Nullable List<Priority> incident,
    List<Priority> record) {
  /** Of a runbook that says nothing of it. */
  public static final Response NONE = new Response(List.of(), null, null, List.of());
}
