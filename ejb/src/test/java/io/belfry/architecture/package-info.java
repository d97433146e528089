/** Tests of the structure itself. */
@NullMarked
package io.belfry.architecture;

import org.jspecify.annotations.NullMarked;
