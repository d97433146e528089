package io.belfry.web.demonstration;

/**
 * What was left of the demonstration.
 *
 * @param events that were closed
 */
public record CleanedView(int events) {}
