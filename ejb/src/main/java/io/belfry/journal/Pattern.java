package io.belfry.journal;

import io.belfry.facts.Severity;
import io.belfry.facts.pattern.PatternKind;
import java.util.List;

/**
 * A pattern in time, as rules are told of it.
 *
 * @param title for people
 * @param first what the alerts look like that it begins with, or that it counts
 * @param then what those look like that follow; empty where it counts
 * @param equal names of what all of them must say the same of; absent is a value, too
 * @param within in milliseconds
 * @param count how many; 1 where it does not count
 * @param severity of the event that it makes
 */
public record Pattern(
    String id,
    PatternKind kind,
    String title,
    List<LabelMatcher> first,
    List<LabelMatcher> then,
    List<String> equal,
    long within,
    int count,
    Severity severity) {}
