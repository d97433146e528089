/**
 * Judges the past by two releases at once, the active one and a candidate, and says what would have
 * been otherwise and why. Nothing is applied.
 */
@NullMarked
package io.belfry.backtest;

import org.jspecify.annotations.NullMarked;
