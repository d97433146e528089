/** What runbooks say belongs together, and what fires of it. */
@NullMarked
package io.belfry.facts.relate;

import org.jspecify.annotations.NullMarked;
