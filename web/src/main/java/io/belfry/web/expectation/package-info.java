/** What must arrive, for everybody to read and those who keep the catalogue to describe. */
@NullMarked
package io.belfry.web.expectation;

import org.jspecify.annotations.NullMarked;
