package io.belfry.runbook;

/**
 * A condition on an alert, beyond its type.
 *
 * @param text as the author wrote it
 */
public record Where(String text) {}
