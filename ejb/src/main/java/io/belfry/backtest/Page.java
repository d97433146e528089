package io.belfry.backtest;

/**
 * A team is called.
 *
 * @param at in milliseconds since 1970
 * @param why {@code opened}, or {@code escalated} with round and step
 */
record Page(long at, String team, String why) {}
