/** Programs that print figures; no test runs them. The README says how. */
@NullMarked
package io.belfry.benchmark;

import org.jspecify.annotations.NullMarked;
