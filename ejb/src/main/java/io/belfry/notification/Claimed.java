package io.belfry.notification;

import org.jspecify.annotations.Nullable;

/**
 * A row of the outbox that this worker alone may send for a while.
 *
 * @param attempts including this one
 * @param lane whose rows are sent one after another
 * @param recipient as people may see it; null when there is none
 * @param hindrance why there is nowhere to send it; empty when there is
 * @param notification null when there is a hindrance
 */
record Claimed(
    long id,
    String key,
    int attempts,
    String lane,
    @Nullable String recipient,
    String hindrance,
    @Nullable Notification notification) {}
