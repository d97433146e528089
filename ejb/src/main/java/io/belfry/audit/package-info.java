/**
 * What people changed, kept for good: rows that are only added, each with a hash over itself and
 * the one before, so that a change made behind Belfry's back shows.
 */
@NullMarked
package io.belfry.audit;

import org.jspecify.annotations.NullMarked;
