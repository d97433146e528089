/** Facts of patterns in time: how often something comes, what follows it, and what does not. */
@NullMarked
package io.belfry.facts.pattern;

import org.jspecify.annotations.NullMarked;
