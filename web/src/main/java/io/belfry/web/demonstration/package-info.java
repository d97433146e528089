/** A failure to look at, through the API. */
@NullMarked
package io.belfry.web.demonstration;

import org.jspecify.annotations.NullMarked;
