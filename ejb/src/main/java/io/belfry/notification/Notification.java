package io.belfry.notification;

import org.jspecify.annotations.Nullable;

/**
 * One message to a team.
 *
 * @param key derives from the decision; a receiver may use it to tell a repetition
 * @param address of the team, null when it has none
 * @param attempts including this one
 */
public record Notification(
    long id,
    String key,
    String team,
    @Nullable String address,
    String subject,
    String body,
    int attempts) {}
