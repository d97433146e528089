/** Figures of how events are handled, through the API. */
@NullMarked
package io.belfry.web.measure;

import org.jspecify.annotations.NullMarked;
