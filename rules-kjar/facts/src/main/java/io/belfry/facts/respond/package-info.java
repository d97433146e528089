/** What runbooks want to follow when an event opens. */
@NullMarked
package io.belfry.facts.respond;

import org.jspecify.annotations.NullMarked;
