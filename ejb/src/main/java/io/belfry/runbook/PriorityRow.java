package io.belfry.runbook;

import io.belfry.facts.Level;
import io.belfry.facts.Priority;

/**
 * A row of {@code priority.csv}.
 *
 * @param line where it stands, from 1
 */
public record PriorityRow(Level impact, Level urgency, Priority priority, int line) {}
