package io.belfry.facts;

/** A fact of the alert at hand: whatever of it rules leave behind, the host takes out again. */
public interface Passing {}
