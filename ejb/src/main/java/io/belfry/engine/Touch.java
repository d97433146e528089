package io.belfry.engine;

import java.util.UUID;

/**
 * An event that an alert counted for.
 *
 * @param alerts behind it so far
 * @param lastAlertAt in milliseconds since 1970
 */
public record Touch(UUID event, long alerts, long lastAlertAt) {}
