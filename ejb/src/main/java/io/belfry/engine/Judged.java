package io.belfry.engine;

import io.belfry.journal.Alert;
import org.jspecify.annotations.Nullable;

/**
 * An alert and what became of it.
 *
 * @param detail what {@link Fate#reason} needs besides the fate and the event; mostly empty
 * @param rule that decided it, empty when no rule did
 * @param event that it opened, joined or cleared; null when it touched none
 * @param hold what it waits for when its fate is {@link Fate#HELD}, else empty
 */
public record Judged(
    Alert alert, Fate fate, String detail, String rule, @Nullable EventRef event, String hold) {

  /** One that is not held. */
  public Judged(Alert alert, Fate fate, String detail, String rule, @Nullable EventRef event) {
    this(alert, fate, detail, rule, event, "");
  }

  /** For people, complete by itself. */
  public String reason() {
    return fate.reason(detail, event == null ? 0 : event.number());
  }
}
