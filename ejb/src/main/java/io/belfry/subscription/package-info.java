/**
 * Groups of people, and the events that concern them: as responders, who work on them, or because
 * they are interested, which responders are, too.
 */
@NullMarked
package io.belfry.subscription;

import org.jspecify.annotations.NullMarked;
