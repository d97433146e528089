package io.belfry.web.event;

import io.belfry.handling.CauseProposal;

/**
 * What kind of thing may be behind an event, as the API shows it.
 *
 * @param confidence in percent
 * @param grounds why, a sentence
 */
public record CauseProposalView(String causeClass, int confidence, String grounds) {
  static CauseProposalView of(CauseProposal proposal) {
    return new CauseProposalView(
        proposal.causeClass().word(), proposal.confidence(), proposal.grounds());
  }
}
