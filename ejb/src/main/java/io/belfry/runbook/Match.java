package io.belfry.runbook;

import io.belfry.runbook.where.Where;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a runbook recognises an alert.
 *
 * @param types the senders' own names for what happened; at least one, each once
 * @param where what else must hold; null when nothing
 */
public record Match(List<String> types, @Nullable Where where) {}
