package io.belfry.handling;

/**
 * What kind of thing may be behind an event; people decide.
 *
 * @param confidence how much to believe it, in percent
 * @param grounds why, a sentence
 */
public record CauseProposal(CauseClass causeClass, int confidence, String grounds) {}
