package io.belfry.knowledge;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A closed event that is like another.
 *
 * @param likeness from 0 to 1
 * @param grounds what both have in common, for people
 */
public record Lesson(
    UUID event,
    long number,
    String subject,
    double likeness,
    List<String> grounds,
    @Nullable String runbook,
    @Nullable String runbookTitle,
    @Nullable String causeClass,
    @Nullable String cause,
    String solution,
    Instant closedAt) {}
