/**
 * Tests of what the launcher decides by itself; starting everything is tried with the distribution.
 */
@NullMarked
package io.belfry.launcher;

import org.jspecify.annotations.NullMarked;
