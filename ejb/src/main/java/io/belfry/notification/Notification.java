package io.belfry.notification;

import io.belfry.channel.Destination;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message, ready to be sent.
 *
 * @param key derives from the decision; a receiver may use it to tell a repetition
 * @param team whose event it is
 * @param event also known to receivers when it is no longer kept
 * @param about null when the event is no longer kept, or there is none
 */
public record Notification(
    String key,
    Occasion occasion,
    String team,
    Destination to,
    String subject,
    String body,
    UUID event,
    @Nullable About about) {}
