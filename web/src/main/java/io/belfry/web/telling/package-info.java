/** Rules about who is told of which events, through the API. */
@NullMarked
package io.belfry.web.telling;

import org.jspecify.annotations.NullMarked;
