/**
 * Who gets which events: the table of routes, what nobody owns, and who would get what did not come
 * yet.
 */
@NullMarked
package io.belfry.routing;

import org.jspecify.annotations.NullMarked;
