package io.belfry.engine;

import io.belfry.journal.Alert;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert and what became of it.
 *
 * @param reason for people, complete by itself
 * @param rule that decided it
 * @param event that it opened, joined or cleared; null when it touched none
 */
public record Judged(Alert alert, Fate fate, String reason, String rule, @Nullable UUID event) {}
