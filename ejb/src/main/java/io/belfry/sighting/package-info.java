/** Which CIs alerts name that nobody owns, so that the catalogue can be completed. */
@NullMarked
package io.belfry.sighting;

import org.jspecify.annotations.NullMarked;
