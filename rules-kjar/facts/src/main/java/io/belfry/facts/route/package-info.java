/** The table of routes, and what it says of an event in the making. */
@NullMarked
package io.belfry.facts.route;

import org.jspecify.annotations.NullMarked;
