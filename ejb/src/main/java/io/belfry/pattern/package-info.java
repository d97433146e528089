/**
 * Patterns in time, as people describe them: how often, A then B, A without B. Rules look for them.
 */
@NullMarked
package io.belfry.pattern;

import org.jspecify.annotations.NullMarked;
