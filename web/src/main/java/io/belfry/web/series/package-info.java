/** Series of measured values, for charts. */
@NullMarked
package io.belfry.web.series;

import org.jspecify.annotations.NullMarked;
