/** Lets go of what is older than it is to be kept; a partition a day goes in one piece. */
@NullMarked
package io.belfry.retention;

import org.jspecify.annotations.NullMarked;
