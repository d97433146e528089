/** Changes that somebody made: told by tools and people, and read beside events. */
@NullMarked
package io.belfry.web.change;

import org.jspecify.annotations.NullMarked;
