/** Who is told when nobody takes an event on, and within what time, in the API. */
@NullMarked
package io.belfry.web.escalation;

import org.jspecify.annotations.NullMarked;
