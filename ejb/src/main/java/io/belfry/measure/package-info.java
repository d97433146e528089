/** How well events are noticed, taken on and put right, in figures with their definitions. */
@NullMarked
package io.belfry.measure;

import org.jspecify.annotations.NullMarked;
