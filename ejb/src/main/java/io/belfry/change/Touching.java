package io.belfry.change;

import java.time.Duration;

/**
 * A change that may have to do with an event.
 *
 * @param itself whether it was done to what the event is about, and not to what that depends on
 * @param before how long before the event opened; negative for a change after that
 */
public record Touching(ChangeEvent change, boolean itself, Duration before) {}
