/**
 * Everything the engine is told, in order and durable. One writer assigns positions and stamps, and
 * answers a sender only after its alerts are committed; the engine reads from here and from nowhere
 * else. Knows no Jakarta API.
 */
@NullMarked
package io.belfry.journal;

import org.jspecify.annotations.NullMarked;
