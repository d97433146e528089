package io.belfry.routing;

import java.time.Instant;

/**
 * Events that went to the default owner, because nobody else owns what they are about.
 *
 * @param service empty when the sender named none
 * @param ci empty when the sender named none
 */
public record Unowned(
    String service, String ci, String type, String source, long events, Instant lastOpenedAt) {}
