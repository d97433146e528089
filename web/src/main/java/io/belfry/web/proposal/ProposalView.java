package io.belfry.web.proposal;

import io.belfry.handling.RunbookProposal;
import io.belfry.web.people.Names;
import io.belfry.web.people.PersonView;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change to a runbook that somebody who closed an event proposed, as the API shows it.
 *
 * @param text null once whoever wrote it was erased
 * @param settled null while nobody has decided
 */
public record ProposalView(
    UUID id,
    String runbook,
    EventOf event,
    @Nullable PersonView by,
    Instant at,
    @Nullable String text,
    @Nullable SettledView settled,
    int version) {
  /** The event that was closed with it. */
  public record EventOf(UUID id, long number) {}

  /** How it was decided. */
  public record SettledView(
      Instant at, @Nullable PersonView by, boolean accepted, @Nullable String note) {}

  static ProposalView of(RunbookProposal proposal, Names names) {
    RunbookProposal.Settled settled = proposal.settled();
    return new ProposalView(
        proposal.id(),
        proposal.runbook(),
        new EventOf(proposal.event(), proposal.eventNumber()),
        names.view(proposal.actor()),
        proposal.at(),
        proposal.text(),
        settled == null
            ? null
            : new SettledView(
                settled.at(), names.view(settled.actor()), settled.accepted(), settled.note()),
        proposal.version());
  }
}
