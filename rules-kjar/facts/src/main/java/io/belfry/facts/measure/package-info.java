/**
 * Thresholds on measured values: what a runbook says of them, what is remembered of a series, and
 * the pure functions that decide. Rules only say what follows.
 */
@NullMarked
package io.belfry.facts.measure;

import org.jspecify.annotations.NullMarked;
