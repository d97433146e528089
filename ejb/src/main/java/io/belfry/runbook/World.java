package io.belfry.runbook;

import java.util.Set;

/**
 * The names that a package may use, as the catalogue of its tenant has them.
 *
 * @param teams ids of teams
 * @param services names of services
 * @param escalations names of escalation policies
 * @param channels names of channels, without {@code #}
 */
public record World(
    Set<String> teams, Set<String> services, Set<String> escalations, Set<String> channels) {}
