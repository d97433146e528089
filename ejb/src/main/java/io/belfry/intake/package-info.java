/**
 * Turns what monitoring tools send into alerts. All that can be done before the rules is done here:
 * severity words, keys, times; a credential in a body is replaced before anything is stored.
 */
@NullMarked
package io.belfry.intake;

import org.jspecify.annotations.NullMarked;
