package io.belfry.handling;

import io.belfry.identity.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody who closed an event would have its runbook say.
 *
 * @param text null once whoever wrote it was erased
 * @param settled null while nobody has decided
 */
public record RunbookProposal(
    UUID id,
    String runbook,
    UUID event,
    long eventNumber,
    Actor actor,
    Instant at,
    @Nullable String text,
    @Nullable Settled settled,
    int version) {
  /**
   * How it was decided.
   *
   * @param accepted whether the runbook says so now
   */
  public record Settled(Instant at, Actor actor, boolean accepted, @Nullable String note) {}
}
