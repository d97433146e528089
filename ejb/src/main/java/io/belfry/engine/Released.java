package io.belfry.engine;

import org.jspecify.annotations.Nullable;

/**
 * What became of alerts that were held.
 *
 * @param detail what {@link Fate#reason} needs besides the fate and the event; mostly empty
 * @param rule that decided it, empty when no rule did
 * @param event that they touched; null when they touched none
 */
public record Released(
    HeldAlerts alerts, Fate fate, String detail, String rule, @Nullable EventRef event) {}
