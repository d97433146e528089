package io.belfry.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which events to list; what is null or empty does not restrict.
 *
 * @param key the event's, exactly
 * @param text in the subject or the key, whatever its case
 */
public record EventFilter(
    List<String> states,
    List<String> priorities,
    @Nullable String team,
    @Nullable String service,
    @Nullable Boolean unclassified,
    @Nullable String key,
    @Nullable String text) {}
