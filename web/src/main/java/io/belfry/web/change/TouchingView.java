package io.belfry.web.change;

import io.belfry.change.Touching;

/**
 * A change beside an event.
 *
 * @param itself whether it was done to what the event is about, and not to what that depends on
 * @param secondsBefore how long before the event opened; negative for a change after that
 */
public record TouchingView(ChangeView change, boolean itself, long secondsBefore) {
  static TouchingView of(Touching touching) {
    return new TouchingView(
        ChangeView.of(touching.change()), touching.itself(), touching.before().toSeconds());
  }
}
