/**
 * Puts Belfry, and beside it an Alertmanager, under load and measures both. {@code
 * ear/src/it/load.sh} starts it; no build does.
 */
@NullMarked
package io.belfry.load;

import org.jspecify.annotations.NullMarked;
