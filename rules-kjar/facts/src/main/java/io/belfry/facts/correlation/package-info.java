/**
 * What may explain an event: what the host found where an event stands among others, and the terms
 * by which rules decide about it.
 */
@NullMarked
package io.belfry.facts.correlation;

import org.jspecify.annotations.NullMarked;
