package io.belfry.correlation;

import io.belfry.facts.correlation.Relation;
import java.util.List;

/**
 * What may explain a trouble.
 *
 * @param near the key of the one that was found
 * @param cause the key of the one that explains that one, the same when nothing does
 * @param steps of dependency between them, 0 for those that are only close to each other
 * @param path the names from the trouble to what was found, or the place that they share
 * @param apart how much later the trouble began, in milliseconds; negative when it began first
 */
public record Found(
    Relation relation, String near, String cause, int steps, List<String> path, long apart) {}
