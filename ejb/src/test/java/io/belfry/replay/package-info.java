/**
 * Replays recorded alarms through the engine's own session, and holds what comes of them to what
 * the record says. It needs no server and no database; the README says how to run it.
 */
@NullMarked
package io.belfry.replay;

import org.jspecify.annotations.NullMarked;
