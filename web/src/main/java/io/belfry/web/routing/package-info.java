/** Who gets what: the table of routes, what nobody owns, and a try of what did not come yet. */
@NullMarked
package io.belfry.web.routing;

import org.jspecify.annotations.NullMarked;
