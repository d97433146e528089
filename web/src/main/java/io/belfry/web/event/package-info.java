/** Events, alerts and decisions in the API. */
@NullMarked
package io.belfry.web.event;

import org.jspecify.annotations.NullMarked;
