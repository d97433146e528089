/**
 * What runbooks ask of an alert beyond its type, and what they say of the priority of its event.
 */
@NullMarked
package io.belfry.facts.match;

import org.jspecify.annotations.NullMarked;
