package io.belfry.journal;

import java.util.List;

/**
 * A cause that silences what follows from it.
 *
 * @param source what the alerts of the cause look like
 * @param target what the alerts look like that it silences
 * @param equal names of what both must say the same of; absent is a value, too
 * @param reason for people
 */
public record Inhibition(
    String id,
    List<LabelMatcher> source,
    List<LabelMatcher> target,
    List<String> equal,
    String reason) {}
