/** Flapping as Icinga 2 defines it: what is remembered of a key's last states, and the formula. */
@NullMarked
package io.belfry.facts.flap;

import org.jspecify.annotations.NullMarked;
