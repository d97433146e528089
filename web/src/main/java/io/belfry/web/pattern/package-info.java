/** Patterns in time, for everybody to read and those who keep the catalogue to describe. */
@NullMarked
package io.belfry.web.pattern;

import org.jspecify.annotations.NullMarked;
