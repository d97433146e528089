package io.belfry.notification;

import org.jspecify.annotations.Nullable;

/**
 * One message to a team, or to a person.
 *
 * @param key derives from the decision; a receiver may use it to tell a repetition
 * @param team that owns what it is about
 * @param address of the team or the person, null when there is none
 * @param attempts including this one
 * @param toPerson whether it is for a person and not for the team
 */
public record Notification(
    long id,
    String key,
    String team,
    @Nullable String address,
    String subject,
    String body,
    int attempts,
    boolean toPerson) {}
