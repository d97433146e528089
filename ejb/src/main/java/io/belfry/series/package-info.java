/**
 * Series of measured values, for charts: what came lately, what is usual, and the levels that
 * runbooks set.
 */
@NullMarked
package io.belfry.series;

import org.jspecify.annotations.NullMarked;
