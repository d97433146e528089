/** What hides an alert, as the host found it. */
@NullMarked
package io.belfry.facts.suppress;

import org.jspecify.annotations.NullMarked;
