package io.belfry.engine;

import org.jspecify.annotations.Nullable;

/** What many events have in common: where they come from, and what opened them. */
record Origin(
    String type,
    String source,
    String ownerTeam,
    @Nullable String runbook,
    @Nullable String runbookTitle,
    @Nullable String situationClass,
    String rule,
    String release) {}
