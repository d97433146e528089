package io.belfry.handling;

import io.belfry.facts.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person noticed, before rules have judged it.
 *
 * @param service what it is about, null when unknown
 * @param ci what it is about, null when unknown
 * @param ownerTeam who is to own it, null to leave that to the rules
 */
public record Report(
    String subject,
    Severity severity,
    @Nullable String service,
    @Nullable String ci,
    @Nullable String description,
    @Nullable String ownerTeam) {}
