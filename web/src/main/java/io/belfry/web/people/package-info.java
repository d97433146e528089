/** Who did something, by name: what is stored knows people by their numbers only. */
@NullMarked
package io.belfry.web.people;

import org.jspecify.annotations.NullMarked;
