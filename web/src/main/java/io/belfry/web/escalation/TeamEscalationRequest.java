package io.belfry.web.escalation;

import org.jspecify.annotations.Nullable;

/**
 * How a team's events escalate.
 *
 * @param policy the name of one; the usual when left out
 * @param lead a username; nobody when left out
 */
public record TeamEscalationRequest(@Nullable String policy, @Nullable String lead) {}
