/** Tests of the calendars and counts. */
@NullMarked
package io.belfry.facts.expectation;

import org.jspecify.annotations.NullMarked;
