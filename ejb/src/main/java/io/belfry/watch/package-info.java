/**
 * Belfry watches itself: what is wrong with it becomes an alert in its own journal, and so an event
 * like any other. An address outside is told that all is well, so that its silence can be noticed.
 */
@NullMarked
package io.belfry.watch;

import org.jspecify.annotations.NullMarked;
