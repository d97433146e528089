/**
 * Whether an event gets worse: what is remembered of its alerts for that, and what counts as a
 * sign.
 */
@NullMarked
package io.belfry.facts.trend;

import org.jspecify.annotations.NullMarked;
