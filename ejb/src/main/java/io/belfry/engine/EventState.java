package io.belfry.engine;

import io.belfry.facts.Condition;
import io.belfry.facts.Level;
import io.belfry.facts.Priority;
import io.belfry.facts.Severity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that the engine owns of an event, after an entry. What people did with the event is not here.
 *
 * @param number counts the tenant's events from 1
 * @param service empty when unknown
 * @param ci empty when unknown
 * @param situationClass null when no runbook knows the alert: the event is unclassified
 * @param openedAt in milliseconds since 1970, as are the other times
 * @param clearedAt 0 while it fires
 * @param cause what probably causes it; null when nothing is known to
 */
public record EventState(
    UUID id,
    long number,
    String key,
    String subject,
    String type,
    String source,
    String service,
    String ci,
    Severity severity,
    Level impact,
    Level urgency,
    Priority priority,
    Condition condition,
    String ownerTeam,
    @Nullable String runbook,
    @Nullable String runbookTitle,
    @Nullable String situationClass,
    long alerts,
    long openedAt,
    long lastAlertAt,
    long clearedAt,
    String rule,
    String release,
    @Nullable Cause cause) {

  /** Whether it fires; while it flaps, what it shows last. */
  boolean isFiring() {
    return condition == Condition.FIRING || (condition == Condition.FLAPPING && clearedAt == 0);
  }

  /** The same as an event of its own. */
  EventState opened(UUID newId, long newNumber, long at, String byRule, String byRelease) {
    return new EventState(
        newId,
        newNumber,
        key,
        subject,
        type,
        source,
        service,
        ci,
        severity,
        impact,
        urgency,
        priority,
        condition,
        ownerTeam,
        runbook,
        runbookTitle,
        situationClass,
        alerts,
        at,
        lastAlertAt,
        clearedAt,
        byRule,
        byRelease,
        null);
  }

  /** The same, over. */
  EventState cleared(long at) {
    return new EventState(
        id,
        number,
        key,
        subject,
        type,
        source,
        service,
        ci,
        severity,
        impact,
        urgency,
        priority,
        Condition.CLEARED,
        ownerTeam,
        runbook,
        runbookTitle,
        situationClass,
        alerts,
        openedAt,
        lastAlertAt,
        at,
        rule,
        release,
        cause);
  }
}
