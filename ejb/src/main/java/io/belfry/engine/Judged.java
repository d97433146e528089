package io.belfry.engine;

import io.belfry.journal.Alert;
import org.jspecify.annotations.Nullable;

/**
 * An alert and what became of it.
 *
 * @param detail what {@link Fate#reason} needs besides the fate and the event; mostly empty
 * @param rule that decided it, empty when no rule did
 * @param event that it opened, joined or cleared; null when it touched none
 */
public record Judged(Alert alert, Fate fate, String detail, String rule, @Nullable EventRef event) {

  /** For people, complete by itself. */
  public String reason() {
    return fate.reason(detail, event == null ? 0 : event.number());
  }
}
