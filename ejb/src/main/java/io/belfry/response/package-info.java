/** What runbooks want to follow when an event opens, kept for all that does it. */
@NullMarked
package io.belfry.response;

import org.jspecify.annotations.NullMarked;
