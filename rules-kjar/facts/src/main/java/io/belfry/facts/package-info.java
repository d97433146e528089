/** What rules see and what they may decide: the fact model, and the one global that a rule gets. */
@NullMarked
package io.belfry.facts;

import org.jspecify.annotations.NullMarked;
