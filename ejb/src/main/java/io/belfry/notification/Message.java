package io.belfry.notification;

import java.time.Instant;
import java.util.UUID;

/**
 * What somebody is to be told.
 *
 * @param key derives from the decision; who is told, and how, is appended
 * @param at from when on it may be sent
 */
public record Message(
    long tenant,
    String key,
    UUID event,
    Occasion occasion,
    String subject,
    String body,
    Instant at) {}
