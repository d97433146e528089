/**
 * What must arrive: the terms of an expectation, and pure functions of them, of the state that is
 * kept and of a time. Rules say what follows; calendars and counting are here.
 */
@NullMarked
package io.belfry.facts.expectation;

import org.jspecify.annotations.NullMarked;
